{-# LANGUAGE BangPatterns, MagicHash, PatternSynonyms, UnboxedTuples, TypeFamilies, ViewPatterns #-}
-- | The representation of strict texts: characters of four bytes each in a byte array, of which a text is a part.
--
-- So length and index take constant time, parts share the array, and no character needs to be decoded. Surrogates are no
-- characters of texts: `safe` stands before everything that puts characters in.
--
-- Packages that look inside find UTF-16, as in version 1.2 of text: the pattern `Text` makes an array of that, and texts of it.
module Data.Text.Internal
  ( Text(.., Text), text, textP, empty, pack, unpack, safe, showText, streamError
  , unsafeIndex, slice, lengthOf, prefixLength, suffixLength
    -- * Filling
  , Buffer(..), build, buildExactly, fillWith, write, blit, unfoldText
  ) where

import Control.DeepSeq (NFData(..))
import Data.Data
import qualified Data.Text.Array as Array
import Data.Text.Internal.Encoding.Utf16 (chr2, validate1)
import Data.Text.Internal.Unsafe.Char (unsafeChr, unsafeWrite)
import GHC.Exception (libraryError)
import GHC.Exts hiding (build)
import GHC.ST (ST(..), runST)
import Text.Printf (PrintfArg(..), formatString)

-- | The array, the first character's position in it, the number of characters.
data Text = Chars ByteArray# Int# Int#

-- | What the stream library of text says, whose functions these are there.
streamError :: String -> String -> a
streamError name message = libraryError "text/src" "text-1.2.5.0" common "944:24" (common ++ '.' : name ++ ": " ++ message)
  where common = "Data.Text.Internal.Fusion.Common"

empty :: Text
empty = build 0 (\_ -> return 0)
{-# NOINLINE empty #-}

lengthOf :: Text -> Int
lengthOf (Chars _ _ n) = I# n
{-# INLINE lengthOf #-}

-- | The character at a position, which must be within the text.
unsafeIndex :: Text -> Int -> Char
unsafeIndex (Chars array from _) (I# i) = C# (chr# (word2Int# (indexWord32Array# array (from +# i))))
{-# INLINE unsafeIndex #-}

-- | A part by its position and length, which must be within the text.
slice :: Text -> Int -> Int -> Text
slice (Chars array from _) (I# at) (I# n)
  | isTrue# (n <=# 0#) = empty
  | otherwise = Chars array (from +# at) n
{-# INLINE slice #-}

-- | How many characters at the beginning, or at the end, satisfy a predicate.
prefixLength, suffixLength :: (Char -> Bool) -> Text -> Int
prefixLength p t = go 0
 where
  go !i
    | i < lengthOf t && p (unsafeIndex t i) = go (i + 1)
    | otherwise = i
suffixLength p t = go 0
 where
  go !n
    | n < lengthOf t && p (unsafeIndex t (lengthOf t - 1 - n)) = go (n + 1)
    | otherwise = n
{-# INLINE prefixLength #-}
{-# INLINE suffixLength #-}

-- | What stands for a character in a text.
safe :: Char -> Char
safe c
  | c < '\xD800' || c > '\xDFFF' = c
  | otherwise = '\xFFFD'
{-# INLINE safe #-}

pack :: String -> Text
pack = unfoldText 16 (\cs -> case cs of { [] -> Nothing; c : rest -> Just (c, rest) })

unpack :: Text -> String
unpack t = go 0
 where
  go i
    | i >= lengthOf t = []
    | otherwise = unsafeIndex t i : go (i + 1)

showText :: Text -> String
showText = show

-- UTF-16 --------------------------------------------------------------------------------------------------------------

-- | The array, an offset and a number, both of units.
pattern Text :: Array.Array -> Int -> Int -> Text
pattern Text array from n <- (utf16 -> (array, from, n)) where
  Text array from n = ofUtf16 array from n
{-# COMPLETE Text #-}

text, textP :: Array.Array -> Int -> Int -> Text
text = ofUtf16
textP = ofUtf16

utf16 :: Text -> (Array.Array, Int, Int)
utf16 t = case Array.run2 fill of (array, n) -> (array, 0, n)
 where
  fill :: ST s (Array.MArray s, Int)
  fill = do
    array <- Array.new (2 * lengthOf t)
    let go at i
          | i >= lengthOf t = return (array, at)
          | otherwise = unsafeWrite array at (unsafeIndex t i) >>= \n -> go (at + n) (i + 1)
    go 0 0

ofUtf16 :: Array.Array -> Int -> Int -> Text
ofUtf16 array from n = unfoldText n step from
 where
  end = from + n
  step i
    | i >= end = Nothing
    | validate1 unit || i + 1 >= end = Just (unsafeChr unit, i + 1)
    | otherwise = Just (chr2 unit (Array.unsafeIndex array (i + 1)), i + 2)
   where unit = Array.unsafeIndex array i

-- Filling -------------------------------------------------------------------------------------------------------------

-- | Characters that become a text.
data Buffer s = Buffer (MutableByteArray# s)

newBuffer :: Int -> ST s (Buffer s)
newBuffer (I# n) = ST (\s -> case newByteArray# (n *# 4#) s of (# s1, array #) -> (# s1, Buffer array #))

write :: Buffer s -> Int -> Char -> ST s ()
write (Buffer array) (I# i) (C# c) = ST (\s -> case writeWord32Array# array i (int2Word# (ord# c)) s of s1 -> (# s1, () #))
{-# INLINE write #-}

-- | Copies a text to a position.
blit :: Buffer s -> Int -> Text -> ST s ()
blit (Buffer target) (I# at) (Chars source from n) =
  ST (\s -> case copyByteArray# source (from *# 4#) target (at *# 4#) (n *# 4#) s of s1 -> (# s1, () #))

-- | The first characters of a buffer, which must not be written to any more.
freeze :: Buffer s -> Int -> ST s Text
freeze (Buffer array) (I# k) = ST (\s -> case shrinkMutableByteArray# array (k *# 4#) s of
  s1 -> case unsafeFreezeByteArray# array s1 of (# s2, done #) -> (# s2, Chars done 0# k #))

-- | A buffer of that capacity which begins with what has been written.
grow :: Buffer s -> Int -> Int -> ST s (Buffer s)
grow old n capacity = do
  bigger <- newBuffer capacity
  written <- freeze old n
  blit bigger 0 written
  return bigger

-- | A text of what is written to a buffer of that capacity; what writes answers how much it wrote.
build :: Int -> (forall s. Buffer s -> ST s Int) -> Text
build (I# capacity) fill = runST (ST (\s -> case newByteArray# (capacity *# 4#) s of
  (# s1, array #) -> case fill (Buffer array) of
    ST step -> case step s1 of
      (# s2, I# n #) -> case shrinkMutableByteArray# array (n *# 4#) s2 of
        s3 -> case unsafeFreezeByteArray# array s3 of (# s4, done #) -> (# s4, Chars done 0# n #)))
{-# INLINE build #-}

-- | As `build`, of a length known before.
buildExactly :: Int -> (forall s. Buffer s -> ST s ()) -> Text
buildExactly n fill = build n (\buffer -> fill buffer >> return n)
{-# INLINE buildExactly #-}

-- | A text of a given length whose characters, none of them surrogates, are functions of their positions.
fillWith :: Int -> (Int -> Char) -> Text
fillWith n at = buildExactly n (\buffer ->
  let go !i
        | i >= n = return ()
        | otherwise = write buffer i (at i) >> go (i + 1)
  in go 0)
{-# INLINE fillWith #-}

-- | The characters that a step makes of a state; the number is a guess at how many they are.
unfoldText :: forall a. Int -> (a -> Maybe (Char, a)) -> a -> Text
unfoldText guess step start = runST (newBuffer room >>= \buffer -> go buffer room 0 start)
 where
  room = max 4 guess
  go :: Buffer s -> Int -> Int -> a -> ST s Text
  go buffer capacity n state = case step state of
    Nothing -> freeze buffer n
    Just (c, next)
      | n < capacity -> write buffer n (safe c) >> go buffer capacity (n + 1) next
      | otherwise -> do
          bigger <- grow buffer n (2 * capacity)
          write bigger n (safe c)
          go bigger (2 * capacity) (n + 1) next
{-# INLINE unfoldText #-}

-- Instances -----------------------------------------------------------------------------------------------------------

instance Eq Text where
  Chars a i n == Chars b j m = isTrue# (n ==# m) && isTrue# (compareByteArrays# a (i *# 4#) b (j *# 4#) (n *# 4#) ==# 0#)

instance Ord Text where
  compare a b = go 0
   where
    n = min (lengthOf a) (lengthOf b)
    go i
      | i >= n = compare (lengthOf a) (lengthOf b)
      | otherwise = case compare (unsafeIndex a i) (unsafeIndex b i) of
          EQ -> go (i + 1)
          different -> different

instance Show Text where
  showsPrec p t = showsPrec p (unpack t)

instance Read Text where
  readsPrec p text = [(pack cs, rest) | (cs, rest) <- readsPrec p text]

instance Semigroup Text where
  a <> b
    | lengthOf a == 0 = b
    | lengthOf b == 0 = a
    | otherwise = buildExactly (lengthOf a + lengthOf b) (\buffer -> blit buffer 0 a >> blit buffer (lengthOf a) b)

instance Monoid Text where
  mempty = empty
  mconcat texts = case filter ((> 0) . lengthOf) texts of
    [] -> empty
    [t] -> t
    ts -> buildExactly (sum (map lengthOf ts)) (\buffer ->
      let go _ [] = return ()
          go at (t : rest) = blit buffer at t >> go (at + lengthOf t) rest
      in go 0 ts)

instance IsString Text where
  fromString = pack

instance IsList Text where
  type Item Text = Char
  fromList = pack
  toList = unpack

instance NFData Text where
  rnf t = t `seq` ()

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
textDataType = mkDataType "Data.Text.Text" [packConstr]
