-- | Texts as units of UTF-16, by offsets that count these. A text is not made of them: what takes an offset goes through the text up to there.
module Data.Text.Unsafe
  ( Iter (..), iter, iter_, reverseIter, reverseIter_, unsafeHead, unsafeTail, lengthWord16, takeWord16, dropWord16
  , inlineInterleaveST, inlinePerformIO, unsafeDupableInterleaveIO, unsafeDupablePerformIO
  ) where

import Control.Monad.ST (ST)
import Control.Monad.ST.Unsafe (unsafeInterleaveST)
import Data.Text.Internal (Text, lengthOf, slice, unsafeIndex)
import System.IO.Unsafe (unsafeDupableInterleaveIO, unsafeDupablePerformIO)

-- | A character, and how many units to go on.
data Iter = Iter {-# UNPACK #-} !Char {-# UNPACK #-} !Int

iter :: Text -> Int -> Iter
iter t offset = case unsafeIndex t (characters t offset) of c -> Iter c (units c)

iter_ :: Text -> Int -> Int
iter_ t offset = units (unsafeIndex t (characters t offset))

-- | The character whose last unit is there, and how many to go back.
reverseIter :: Text -> Int -> (Char, Int)
reverseIter t offset = case unsafeIndex t (characters t (offset + 1) - 1) of c -> (c, negate (units c))

reverseIter_ :: Text -> Int -> Int
reverseIter_ t offset = snd (reverseIter t offset)

unsafeHead :: Text -> Char
unsafeHead t = unsafeIndex t 0
{-# INLINE unsafeHead #-}

unsafeTail :: Text -> Text
unsafeTail t = slice t 1 (lengthOf t - 1)
{-# INLINE unsafeTail #-}

lengthWord16 :: Text -> Int
lengthWord16 t = go 0 0
  where
    go n i
      | i >= lengthOf t = n
      | otherwise = go (n + units (unsafeIndex t i)) (i + 1)

takeWord16, dropWord16 :: Int -> Text -> Text
takeWord16 n t = slice t 0 (characters t n)
dropWord16 n t = case characters t n of k -> slice t k (lengthOf t - k)

units :: Char -> Int
units c = if c < '\x10000' then 1 else 2

-- | How many characters so many units are.
characters :: Text -> Int -> Int
characters t offset = go offset 0
  where
    go left i
      | left <= 0 || i >= lengthOf t = i
      | otherwise = go (left - units (unsafeIndex t i)) (i + 1)

inlineInterleaveST :: ST s a -> ST s a
inlineInterleaveST = unsafeInterleaveST

inlinePerformIO :: IO a -> a
inlinePerformIO = unsafeDupablePerformIO
