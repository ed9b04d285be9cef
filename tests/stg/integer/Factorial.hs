import Data.Char

main :: IO ()
main = do
  print (product [1 .. 25 :: Integer]) >> print (product [1 .. 100 :: Integer])
  let text = show (product [1 .. 1000 :: Integer])
  print (length text) >> print (sum (map digitToInt text))
