-- expect: UnexpectedToken
main :: IO ()
main = do
  line <- getLine
  x = read line :: Int
  print x

f :: Int -> Int
f n = case n of
  0 -> 1
  m = m * 2

g :: IO String
g = do
  let line <- getLine
  return line

h :: Int -> Int
h x =
let y = x + 1
in y

k :: Int -> Int
k x = y + z
  where y = x
    z = 3
