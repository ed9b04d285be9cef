-- Enum, Bounded, Ix of base and derived types.
import Data.Ix

data Day = Mon | Tue | Wed | Thu | Fri | Sat | Sun
  deriving (Show, Read, Eq, Ord, Enum, Bounded, Ix)

main :: IO ()
main = do
  print [minBound .. maxBound :: Day]
  print ([Mon, Wed ..], [Sun, Fri ..], [Sat ..], [Tue .. Thu], [Fri, Thu .. Mon])
  print (succ Mon, pred Sun, fromEnum Wed, toEnum 4 :: Day, maximum [Tue, Sat, Mon])
  print (range (Tue, Fri), index (Tue, Fri) Thu, inRange (Tue, Fri) Sat, rangeSize (Mon, Sun))
  print (range ((0, 'a'), (1, 'c')), index ((0, 0), (3, 4)) (2, 3 :: Int) + (0 :: Int), inRange ((0, 0), (3, 4)) (4, 0 :: Int))
  print (range ((0, 0, 0), (1, 1, 1 :: Int)) :: [(Int, Int, Int)], rangeSize ((0, 0), (3, 4 :: Int)) + (0 :: Int), rangeSize (5, 1 :: Int))
  print (minBound :: (Bool, Day), maxBound :: (Char, Bool, Ordering))
  print (map fromEnum "az", fromEnum True, [False ..], (minBound, maxBound) :: (Int, Int))
  print (read "Thu" :: Day, [(d, n) | (d, n) <- zip [Mon ..] [1 :: Int ..], odd n])
