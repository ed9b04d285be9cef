{-# LANGUAGE TypeFamilies #-}
-- | The representation of lazy texts: strict ones, none of them empty, made as they are asked for.
module Data.Text.Lazy.Internal
  ( Text(..), empty, chunk, chunks, fromChunks, pack, unpack, fromStrict, toStrict, chunkSize
  ) where

import Control.DeepSeq (NFData(..))
import Data.Data
import Data.String (IsString(..))
import qualified Data.Text.Internal as Strict
import GHC.Exts (IsList(..))
import Text.Printf (PrintfArg(..), formatString)

data Text = Empty | Chunk !Strict.Text Text

empty :: Text
empty = Empty

-- | A strict text before a lazy one.
chunk :: Strict.Text -> Text -> Text
chunk t rest
  | Strict.lengthOf t == 0 = rest
  | otherwise = Chunk t rest

chunks :: Text -> [Strict.Text]
chunks Empty = []
chunks (Chunk t rest) = t : chunks rest

fromChunks :: [Strict.Text] -> Text
fromChunks = foldr chunk Empty

-- | How many characters a strict text holds that is made here.
chunkSize :: Int
chunkSize = 4096

-- | Made in pieces that grow, as the string is demanded.
pack :: String -> Text
pack = go 16
 where
  go _ [] = Empty
  go size cs = case splitAt size cs of
    (start, rest) -> Chunk (Strict.pack start) (go (min chunkSize (2 * size)) rest)

unpack :: Text -> String
unpack Empty = []
unpack (Chunk t rest) = go 0
 where
  go i
    | i >= Strict.lengthOf t = unpack rest
    | otherwise = Strict.unsafeIndex t i : go (i + 1)

fromStrict :: Strict.Text -> Text
fromStrict t = chunk t Empty

toStrict :: Text -> Strict.Text
toStrict = mconcat . chunks

instance Eq Text where
  a == b = compare a b == EQ

instance Ord Text where
  compare Empty Empty = EQ
  compare Empty _ = LT
  compare _ Empty = GT
  compare (Chunk a as) (Chunk b bs) = case compare (Strict.slice a 0 n) (Strict.slice b 0 n) of
    EQ -> compare (chunk (behind a) as) (chunk (behind b) bs)
    different -> different
   where
    n = min (Strict.lengthOf a) (Strict.lengthOf b)
    behind t = Strict.slice t n (Strict.lengthOf t - n)

instance Show Text where
  showsPrec p t = showsPrec p (unpack t)

instance Read Text where
  readsPrec p text = [(pack cs, rest) | (cs, rest) <- readsPrec p text]

instance Semigroup Text where
  Empty <> b = b
  Chunk t rest <> b = Chunk t (rest <> b)

instance Monoid Text where
  mempty = Empty
  mconcat = foldr (<>) Empty

instance IsString Text where
  fromString = pack

instance IsList Text where
  type Item Text = Char
  fromList = pack
  toList = unpack

instance NFData Text where
  rnf Empty = ()
  rnf (Chunk _ rest) = rnf rest

instance PrintfArg Text where
  formatArg = formatString . unpack

-- | Texts are abstract: they are made of strings by `pack`.
instance Data Text where
  gfoldl f z t = z pack `f` unpack t
  gunfold k z c = case constrIndex c of
    1 -> k (z pack)
    _ -> errorWithoutStackTrace "gunfold"
  toConstr _ = packConstr
  dataTypeOf _ = textDataType

packConstr :: Constr
packConstr = mkConstr textDataType "pack" [] Prefix

textDataType :: DataType
textDataType = mkDataType "Data.Text.Lazy.Text" [packConstr]
