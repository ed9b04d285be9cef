import Numeric (floatToDigits)
import Numeric.Natural (Natural)

main :: IO ()
main = do
  print (floatToDigits 10 (1 / 0 :: Double), floatToDigits 10 (1 / 0 :: Float))
  print (map fromEnum [1e21, -1e22, 1 / 0, 1e19 :: Double], map fromEnum [2.7, -2.7 :: Float, 1e19, 1e25])
  print (map (\y -> (-1) ** y) [1.7976931348623157e308, 1e305, 7, -1e308 :: Double])
  print (fromEnum (9223372036854775807 :: Natural))
  print (fromEnum (9223372036854775808 :: Natural))
