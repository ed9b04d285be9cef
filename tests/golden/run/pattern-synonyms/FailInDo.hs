{-# LANGUAGE PatternSynonyms, ViewPatterns #-}
-- A pattern synonym that does not match in a do block is `fail`.
module Main (main) where

pattern Even :: Int -> Int
pattern Even half <- (halved -> Just half)

halved :: Int -> Maybe Int
halved n = if even n then Just (n `div` 2) else Nothing

both :: Maybe Int -> Maybe Int -> Maybe Int
both a b = do
  Even x <- a
  (Even y, ~(Even _)) <- fmap (\n -> (n, 1)) b
  return (x + y)

main :: IO ()
main = print (both (Just 4) (Just 6), both (Just 3) (Just 6), [x | Even x <- [1 .. 6]])
