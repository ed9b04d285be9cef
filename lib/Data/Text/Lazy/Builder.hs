-- | Lazy texts put together from parts in time linear in their length, however the parts are nested.
module Data.Text.Lazy.Builder
  ( Builder, toLazyText, toLazyTextWith, fromText, fromLazyText, fromString, singleton, flush
  ) where

import qualified Data.String as String
import qualified Data.Text as Strict
import Data.Text.Lazy (Text)
import qualified Data.Text.Lazy as Lazy
import qualified Data.Text.Lazy.Internal as Lazy (chunk)

-- | What is put before other parts.
newtype Builder = Builder ([Part] -> [Part])

data Part = Short [Char] | Long Strict.Text

-- | A piece of that length is not copied once more.
longEnough :: Int
longEnough = 128

instance Semigroup Builder where
  Builder f <> Builder g = Builder (f . g)

instance Monoid Builder where
  mempty = Builder id

instance String.IsString Builder where
  fromString = fromString

instance Show Builder where
  show = show . toLazyText

instance Eq Builder where
  a == b = toLazyText a == toLazyText b

instance Ord Builder where
  compare a b = compare (toLazyText a) (toLazyText b)

fromString :: String -> Builder
fromString cs = Builder (Short cs :)

singleton :: Char -> Builder
singleton c = fromString [c]

fromText :: Strict.Text -> Builder
fromText t
  | Strict.length t >= longEnough = Builder (Long t :)
  | otherwise = fromString (Strict.unpack t)

fromLazyText :: Text -> Builder
fromLazyText t = Builder (map Long (Lazy.toChunks t) ++)

-- | Ends a piece of the text here.
flush :: Builder
flush = Builder (Long Strict.empty :)

toLazyText :: Builder -> Text
toLazyText = toLazyTextWith 128

-- | Told how long the first piece shall be at least.
toLazyTextWith :: Int -> Builder -> Text
toLazyTextWith _ (Builder f) = go (f [])
 where
  go [] = Lazy.empty
  go (Long t : rest) = Lazy.chunk t (go rest)
  go parts = case short parts of (cs, rest) -> Lazy.pack cs <> go rest
  short (Short cs : rest) = case short rest of ~(more, end) -> (cs ++ more, end)
  short rest = ("", rest)
