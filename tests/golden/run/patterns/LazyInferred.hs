-- What is beneath ~ may be the parameter itself, with no signature to say its type.
module Main where

data Parser = Parser Int (Maybe Int)

sequenced 0 ~_whole@(Parser _ _) = 0
sequenced _ ~whole@(Parser n _) = n + size whole

size (Parser n (Just m)) = n * m
size (Parser n Nothing) = n

always ~_ignored = 'a'

pick b ~x ~y = if b then x else y

main :: IO ()
main = do
  print (sequenced (0 :: Int) undefined, sequenced 1 (Parser 3 (Just 4)), always undefined)
  print (pick True 'x' undefined, (\ ~x -> 'c') undefined, (\ ~p@(~(a, _)) f -> if f then fst p else a) ('d', ()) True)
