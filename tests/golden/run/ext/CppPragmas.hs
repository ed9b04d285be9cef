{-# LANGUAGE Haskell2010, CPP #-}
#if __GLASGOW_HASKELL__ >= 800
{-# LANGUAGE LambdaCase #-}
#else
{-# LANGUAGE NoSuchExtension, NoMonomorphismRestriction #-}
#endif
-- Pragmas that a condition leaves out mean nothing.
module Main where

plus = (+)

main :: IO ()
main = mapM_ (\case { 1 -> putStrLn "one"; n -> print (plus n (2 :: Int)) }) [1, 2]
