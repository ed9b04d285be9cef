-- A method of a type class, called through a dictionary.
module Main where

class Pretty a where
  pretty :: a -> String
  prettyList :: [a] -> String
  prettyList xs = concatMap pretty xs

data Token = Word String | Number Int | Bad

instance Pretty Token where
  pretty (Word w) = w
  pretty (Number n) = show n
  pretty Bad = error "bad token"

instance Pretty a => Pretty [a] where
  pretty = prettyList

instance (Pretty a, Pretty b) => Pretty (a, b) where
  pretty (a, b) = pretty a ++ "=" ++ pretty b

main :: IO ()
main = putStrLn (pretty [(Word "x", [Number 1]), (Word "y", [Number 2, Bad])])
