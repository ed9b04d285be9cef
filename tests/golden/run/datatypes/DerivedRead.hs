-- Derived Read: records, infix, spaces, parentheses, negative numbers, failures.
data T = A | B Int (Maybe T) | C { f :: Int, g :: [T] } | T :+: T deriving (Show, Read, Eq)
infixl 6 :+:
data Colour = Red | Green | DarkBlue deriving (Show, Read, Eq, Ord, Enum, Bounded)

main :: IO ()
main = do
  print (read " ( B  3 (Just A) ) " :: T)
  print (read "C { f = -1 , g=[A,B 2 Nothing] }" :: T)
  print (read "A :+: A" :: T, read "(A :+: A) :+: B 1 Nothing" :: T)
  print (reads "Red Green" :: [(Colour, String)], reads "Blue" :: [(Colour, String)])
  print (read "[Red,DarkBlue , Green]" :: [Colour], (read "(Red,\"a\",'b',2.5)" :: (Colour, String, Char, Double)))
  print ((reads :: ReadS T) "B (-3) Nothing rest", (reads :: ReadS T) "B -3 Nothing")
  print [(minBound :: Colour) ..]
