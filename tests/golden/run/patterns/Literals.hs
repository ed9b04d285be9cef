-- Literals as expressions and patterns at many types.
import Data.Int
import Data.Ratio
import Data.Word

int :: Int -> String
int 0 = "zero"
int (-1) = "minus one"
int 9223372036854775807 = "max"
int (-9223372036854775808) = "min"
int n | n > 0 = "positive" | otherwise = "negative"

integer :: Integer -> String
integer 0 = "zero"
integer 18446744073709551616 = "2^64"
integer (-18446744073709551616) = "-2^64"
integer 9223372036854775808 = "2^63"
integer _ = "other"

double :: Double -> String
double 0 = "zero"
double 1.5 = "one and a half"
double (-2) = "minus two"
double 1e300 = "huge"
double _ = "other"

ratio :: Rational -> String
ratio 0.5 = "half"
ratio 3 = "three"
ratio _ = "other"

byte :: Word8 -> String
byte 255 = "full"
byte 0 = "none"
byte _ = "some"

small :: Int8 -> String
small (-128) = "least"
small 127 = "most"
small _ = "between"

char :: Char -> Int
char 'a' = 1
char '\n' = 2
char '\x1F600' = 3
char '\0' = 4
char _ = 0

string :: String -> Int
string "" = 0
string "one" = 1
string "two" = 2
string ('t' : 'h' : _) = 3
string "three" = 33
string "\0nul\0" = 4
string "übergrößenträger 日本 😀" = 5
string _ = -1

generic :: (Eq a, Num a) => a -> a -> String
generic 0 1 = "0 1"
generic 0 _ = "0 _"
generic _ 1 = "_ 1"
generic _ _ = "_ _"

main :: IO ()
main = do
  print (map int [0, -1, maxBound, minBound, 5, -5])
  print (map integer [0, 2 ^ 64, -(2 ^ 64), 2 ^ 63, 7])
  print (map double [0, -0.0, 1.5, -2, 1e300, 0 / 0, 2])
  print (map ratio [1 % 2, 3, 2 % 3])
  print (map byte [255, 0, 7], map small [-128, 127, 0])
  print (map char "a\n\x1F600\0b")
  print (map string ["", "one", "two", "three", "thx", "\0nul\0", "übergrößenträger 日本 😀", "onex"])
  print (generic (0 :: Int) 1, generic (0 :: Integer) 2, generic (3 :: Double) 1, generic (1 % 2 :: Rational) 5)
  print (length "a\0b\xd800\&c\xdfff", map fromEnum "\xdc00\xd800\x10ffff\0")
  print (123456789012345678901234567890 :: Integer, -5 :: Int, 0xff :: Word8, 1e3 :: Float, 2.5e-3 :: Double)
  print (0.1 :: Float, 16777217 :: Float, 1.1754943508222875e-38 :: Float, 3.5 :: Rational, 1e-2 :: Rational)
  print (300 :: Word8, 200 :: Int8, 0o17 :: Int)
