-- expect: SkolemEscape
{-# LANGUAGE ExistentialQuantification #-}
module Main where

data Function = forall a. Function (a -> Int)

call (Function f) arg = f arg

main :: IO ()
main = print (call (Function length) "text")
