{-# LANGUAGE OverloadedStrings #-}
-- String literals at any IsString type, in patterns as well.
import Data.String (IsString (..))

newtype Name = Name String deriving (Eq, Show)
instance IsString Name where fromString = Name . map succ

greet :: Name -> String
greet "abc" = "found"
greet (Name n) = n

newtype Doc = Doc [String] deriving Show
instance IsString Doc where fromString s = Doc [s]
instance Semigroup Doc where Doc a <> Doc b = Doc (a ++ b)

main :: IO ()
main = do
  putStrLn "plain"
  print ("abc" :: Name) >> putStrLn (greet "abc") >> putStrLn (greet "xyz")
  print ("a" <> "b" <> "c" :: Doc)
  print (length ("four" :: String), words "a b", "x" == Name "y")
