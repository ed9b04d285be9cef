{-# LANGUAGE NPlusKPatterns #-}
-- n+k patterns: they match numbers that are not smaller than k, and bind the rest.
import Data.Word (Word8)

power :: Integer -> Integer -> Integer
power _ 0 = 1
power b (n + 1) = b * power b n

classify :: Int -> String
classify 0 = "zero"
classify (m + 100) = "hundred and " ++ show m
classify (m + 1) = "one and " ++ show m
classify m = "negative " ++ show m

halves :: [Word8] -> [Word8]
halves ((n + 2) : rest) = n : halves rest
halves (_ : rest) = halves rest
halves [] = []

(base + 7) = 50 :: Int

main :: IO ()
main = do
  print (power 3 40)
  mapM_ (putStrLn . classify) [0, 1, 5, 100, 342, -4]
  print (halves [5, 1, 2, 0, 255])
  print base
  print [k | (k + 3) <- [1 .. 6 :: Int]]
  print (map (\(n + 0) -> n) [0, 4 :: Int])
  case 10 :: Integer of
    n + 11 -> print ("eleven", n)
    n + 10 -> print ("ten", n)
    n -> print ("less", n)
