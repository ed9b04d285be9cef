{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- Small arrays, constructors by number, `seq` before an unboxed result, hashes in derived Show and Read.
import GHC.Exts
import GHC.ST (ST (..), runST)

data Box a = Box (SmallArray# a)

squares :: Int -> Box Int
squares (I# n) = runST (ST (\s -> case newSmallArray# n 0 s of
  (# s1, target #) -> case fill target 0# s1 of
    s2 -> case unsafeFreezeSmallArray# target s2 of
      (# s3, frozen #) -> (# s3, Box frozen #)))
  where
    fill target i s
      | isTrue# (i >=# n) = s
      | otherwise = fill target (i +# 1#) (writeSmallArray# target i (I# (i *# i)) s)

elements :: Box a -> [a]
elements (Box array) = go 0#
  where
    go i
      | isTrue# (i >=# sizeofSmallArray# array) = []
      | otherwise = case indexSmallArray# array i of (# x #) -> x : go (i +# 1#)

slice :: Box a -> Box a
slice (Box array) = Box (cloneSmallArray# array 2# 3#)

data Suit = Clubs | Diamonds | Hearts | Spades deriving Show

next :: Suit -> Suit
next suit = tagToEnum# ((dataToTag# suit +# 1#) `remInt#` 4#)

less :: Int -> Int -> Bool
less (I# a) (I# b) = tagToEnum# (a <# b)

both :: a -> b -> (# a, b #)
both a b = a `seq` b `seq` (# a, b #)

width :: [a] -> Int#
width xs = xs `seq` case length xs of I# n -> n

data Numbers = Numbers Int# Double# Float# deriving (Eq, Ord, Show)
data Mark# = Mark# { mark# :: Int, other :: Int } deriving (Read, Show, Eq)

main :: IO ()
main = do
  print (elements (squares 7))
  print (elements (slice (squares 7)))
  print (map next [Clubs, Diamonds, Hearts, Spades])
  print (less 1 2, less 2 1)
  case both 'x' True of (# c, b #) -> print (c, b)
  print (I# (width "four"))
  print (Just (Numbers -3# -0.5## 2.0#))
  print (read (show (Mark# 1 (-2))) == Mark# 1 (-2))
