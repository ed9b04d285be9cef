{-# LANGUAGE PartialTypeSignatures #-}
-- Type arguments are for the variables that a signature with wildcards names.
module Main where

swap :: forall a b. a -> b -> _
swap x y = (y, x)

both :: Show a => a -> _ -> String
both x y = show x ++ show (y + 1 :: Int)

main :: IO ()
main = do
  print (swap @Int @Char 1 (toEnum 99))
  putStrLn (both @Int 3 4)
