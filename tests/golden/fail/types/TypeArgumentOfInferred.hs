-- expect: NoTypeArgument
module Main where

pair x y = (x, y)

main :: IO ()
main = print (pair @Int @Bool 5 True)
