The text of a literate program is comment; lines that begin with > are code.

> module Main where
>
> main :: IO ()
> main = do
>   putStrLn "bird tracks"

And it goes on after a blank line.

>   print (sum xs)
>   where
>     xs = [1 .. 10 :: Int]
