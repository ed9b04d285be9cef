{-# LANGUAGE OverlappingInstances #-}
{-# OPTIONS_GHC -Wno-deprecated-flags #-}
-- Instances of a whole module overlap; a do block as far left as the one around it.
module Main (main) where

class Describe a where
  describe :: a -> String

instance Describe a where
  describe _ = "something"

instance Describe Int where
  describe n = "number " ++ show n

instance Describe a => Describe [a] where
  describe xs = "list of " ++ concatMap describe (take 1 xs)

instance Describe [Char] where
  describe s = "text " ++ s

main :: IO ()
main = do
  mapM_ putStrLn [describe (1 :: Int), describe 'x', describe "abc", describe [1 :: Int, 2], describe [True]]
  flip mapM_ [1, 2 :: Int] $ \n -> do
  print n
  print (n * 10)
