{-# LANGUAGE PatternSynonyms, ViewPatterns #-}
-- A synonym that is only matched, or made otherwise than it is matched, may bind more than its arguments.
module Main where

pattern First :: a -> (a, b)
pattern First x <- (x, rest)

pattern Three :: a -> [a]
pattern Three x <- [x, _y, z] where
  Three x = [x, x, x]

pattern Field :: a -> (a, Maybe b)
pattern Field {field} <- (field, whole@(Just part))

pattern Seen :: Int -> Int
pattern Seen n <- (divMod 7 -> (n, left))

main :: IO ()
main = do
  print [x | First x <- [(1, 'a'), (2, 'b')]]
  case Three 'x' of
    Three c -> print c
    _ -> pure ()
  print [q | Field {field = q} <- [(1, Nothing), (2, Just ())]]
  print (field ('f', Just 'g'))
  case 2 of Seen n -> print n
