-- | Where a text occurs in another.
module Data.Text.Internal.Search (occurrences, occursAt) where

import Data.Text.Internal

-- | Positions at which the needle, which is not empty, occurs, from the left and without overlaps.
occurrences :: Text -> Text -> [Int]
occurrences needle haystack = go 0
 where
  n = lengthOf needle
  end = lengthOf haystack - n
  first = unsafeIndex needle 0
  go i
    | i > end = []
    | unsafeIndex haystack i == first && occursAt needle haystack i = i : go (i + n)
    | otherwise = go (i + 1)

-- | Whether the first text stands in the second at a position, which leaves room for it.
occursAt :: Text -> Text -> Int -> Bool
occursAt needle haystack at = slice haystack at (lengthOf needle) == needle
