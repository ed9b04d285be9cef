-- | Between the braces of fields indentation means nothing.
module Main (main) where

data Place = Place
  { file :: String
, line :: Int
} deriving (Show, Eq)

start :: Int -> Place
start n = here
  where here = Place {
    file = "a",
    line = n
 }

next :: Place -> Place
next p = p {
line = case p of
         Place { line = l
 } | l > 3 -> 0
              | otherwise -> l + 1,
file = let f = file p
           g = f ++ "'" in g
}

main :: IO ()
main = do
  print (start 3)
  let p = start 2
      q = next p {
 line = 9 }
  print q
  print $ next Place {
    file = do
      x <- "ab"
      [x, x],
    line = 1
  }
