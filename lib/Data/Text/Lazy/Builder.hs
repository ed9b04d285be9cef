{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | Lazy texts put together from parts in time linear in their length, however the parts are nested.
module Data.Text.Lazy.Builder
  ( Builder, toLazyText, toLazyTextWith, fromText, fromLazyText, fromString, singleton, flush
  ) where

import qualified Data.String as String
import qualified Data.Text.Internal as Strict
import qualified Data.Text.Lazy as Lazy
import Data.Text.Lazy.Internal (Text, chunk, chunkSize, chunks)
import GHC.Exts hiding (fromString)

-- | Writes characters to a buffer from a position on.
type Step = MutableByteArray# RealWorld -> Int# -> State# RealWorld -> (# State# RealWorld, Signal #)

-- | How that ended, and at which position.
data Signal
  = Done Int#
  -- | It goes on in another buffer.
  | Full Int# Step
  -- | The text comes next, as it is.
  | Insert Int# !Strict.Text Step

-- | What is written before the next step.
newtype Builder = Builder (Step -> Step)

instance Semigroup Builder where
  Builder f <> Builder g = Builder (\k buffer at s -> f (\b i t -> g k b i t) buffer at s)
  {-# INLINE (<>) #-}

instance Monoid Builder where
  mempty = Builder (\k -> k)
  mconcat = foldr (<>) mempty

instance String.IsString Builder where
  fromString = fromString

instance Show Builder where
  show = show . toLazyText

instance Eq Builder where
  a == b = toLazyText a == toLazyText b

instance Ord Builder where
  compare a b = compare (toLazyText a) (toLazyText b)

-- | A text of that length is not copied.
longEnough :: Int
longEnough = 128

-- | How many characters a buffer holds.
room :: MutableByteArray# RealWorld -> Int#
room buffer = uncheckedIShiftRL# (sizeofMutableByteArray# buffer) 2#
{-# INLINE room #-}

fromString :: String -> Builder
fromString text = Builder (\k -> go k text)
 where
  go k [] buffer at s = k buffer at s
  go k cs@(c : rest) buffer at s
    | isTrue# (at <# room buffer), C# x <- Strict.safe c = case writeWord32Array# buffer at (int2Word# (ord# x)) s of
        s1 -> go k rest buffer (at +# 1#) s1
    | otherwise = (# s, Full at (\b i t -> go k cs b i t) #)

singleton :: Char -> Builder
singleton c = fromString [c]

fromText :: Strict.Text -> Builder
fromText t
  | Strict.lengthOf t >= longEnough = Builder (\k _ at s -> (# s, Insert at t k #))
  | otherwise = Builder (\k -> copy k t)

-- | What does not fit goes to the next buffer.
copy :: Step -> Strict.Text -> Step
copy k t@(Strict.Chars source from n) buffer at s
  | isTrue# (n <=# left) = case write n of s1 -> k buffer (at +# n) s1
  | otherwise = case write left of s1 -> (# s1, Full (at +# left) (copy k (Strict.slice t (I# left) (I# (n -# left)))) #)
 where
  left = room buffer -# at
  write count = copyByteArray# source (from *# 4#) buffer (at *# 4#) (count *# 4#) s

fromLazyText :: Text -> Builder
fromLazyText t = Builder (\k -> foldr (\part rest _ at s -> (# s, Insert at part rest #)) k (chunks t))

-- | Ends a piece of the text here.
flush :: Builder
flush = Builder (\k _ at s -> (# s, Insert at Strict.empty k #))

toLazyText :: Builder -> Text
toLazyText = toLazyTextWith longEnough

-- | Told how long the first piece shall be at least.
toLazyTextWith :: Int -> Builder -> Text
toLazyTextWith first (Builder build) = case max 1 first of I# size -> go size (build (\_ at s -> (# s, Done at #)))
 where
  go size step = case runRW# (\s -> case newByteArray# (size *# 4#) s of
    (# s1, buffer #) -> case step buffer 0# s1 of
      (# s2, signal #) -> case shrinkMutableByteArray# buffer (filled signal *# 4#) s2 of
        s3 -> case unsafeFreezeByteArray# buffer s3 of (# s4, done #) -> (# s4, chunk (Strict.Chars done 0# (filled signal)) (behind signal) #)) of
    (# _, t #) -> t
  behind (Done _) = Lazy.empty
  behind (Full _ step) = next step
  behind (Insert _ t step) = chunk t (next step)
  next step = case chunkSize of I# size -> go size step

filled :: Signal -> Int#
filled (Done at) = at
filled (Full at _) = at
filled (Insert at _ _) = at
