module Main where
import Data.List (intercalate, unfoldr)
import Text.Printf
data Weekday = Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday deriving (Show, Read, Eq, Ord, Enum, Bounded)
data Date = Date { year :: Integer, month, day :: Int } deriving (Eq, Ord)
instance Show Date where showsPrec _ (Date y m d) = showString (printf "%04d-%02d-%02d" y m d)
instance Enum Date where
  fromEnum = fromInteger . toJulian
  toEnum = fromJulian . toInteger
toJulian :: Date -> Integer
toJulian (Date y m d) = toInteger d + (153 * m' + 2) `div` 5 + 365 * y' + y' `div` 4 - y' `div` 100 + y' `div` 400 - 32045
  where { a = toInteger (14 - m) `div` 12; y' = y + 4800 - a; m' = toInteger m + 12 * a - 3 }
fromJulian :: Integer -> Date
fromJulian j = Date (100 * b + d - 4800 + m `div` 10) (fromInteger (m + 3 - 12 * (m `div` 10))) (fromInteger (e - (153 * m + 2) `div` 5 + 1))
  where { a = j + 32044; b = (4 * a + 3) `div` 146097; c = a - 146097 * b `div` 4; d = (4 * c + 3) `div` 1461; e = c - 1461 * d `div` 4; m = (5 * e + 2) `div` 153 }
weekday :: Date -> Weekday
weekday = toEnum . fromInteger . (`mod` 7) . toJulian
leap :: Integer -> Bool
leap y | y `mod` 400 == 0 = True
       | y `mod` 100 == 0 = False
       | otherwise = y `mod` 4 == 0
monthLength :: Integer -> Int -> Int
monthLength y m = [31, if leap y then 29 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] !! (m - 1)
calendar :: Integer -> Int -> String
calendar y m = intercalate "\n" (printf "%11s %d" (names !! (m - 1)) y : "Mo Tu We Th Fr Sa Su" : map unwords (chunks 7 cells))
  where
    names = words "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    cells = replicate (fromEnum (weekday (Date y m 1))) "  " ++ [printf "%2d" d | d <- [1 .. monthLength y m]]
    chunks n = unfoldr (\xs -> if null xs then Nothing else Just (splitAt n xs))
easter :: Integer -> Date
easter y = Date y (fromInteger mo) (fromInteger (da + 1))
  where { a = y `mod` 19; (b, c) = y `divMod` 100; (d, e) = b `divMod` 4; f = (b + 8) `div` 25; g = (b - f + 1) `div` 3; h = (19 * a + b - d - g + 15) `mod` 30; (i, k) = c `divMod` 4; l = (32 + 2 * e + 2 * i - h - k) `mod` 7; m = (a + 11 * h + 22 * l) `div` 451; (mo, da) = (h + l - 7 * m + 114) `divMod` 31 }
main :: IO ()
main = do
  putStrLn (calendar 2024 2)
  print (weekday (Date 2000 1 1), weekday (Date 1970 1 1), [easter y | y <- [2020 .. 2024]])
  print [Date 2023 12 30 .. Date 2024 1 2]
  print (fromEnum (Date 2024 1 1) - fromEnum (Date 2000 1 1), succ (Date 2024 2 28), pred (Date 1900 3 1))
  print (length [() | y <- [1901 .. 2000], m <- [1 .. 12], weekday (Date y m 1) == Sunday])
  print ([minBound .. maxBound :: Weekday], read "Friday" :: Weekday, [Monday, Wednesday ..])
