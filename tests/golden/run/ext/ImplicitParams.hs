{-# LANGUAGE ImplicitParams, RankNTypes #-}
-- Implicit parameters: bound by let, passed on, shadowed; HasCallStack is one of them.
import GHC.Stack

greet :: (?name :: String) => String
greet = "hello " ++ ?name

twice :: (?name :: String, ?n :: Int) => String
twice = concat (replicate ?n greet)

sortBy' :: (?cmp :: a -> a -> Bool) => [a] -> [a]
sortBy' [] = []
sortBy' (p : xs) = sortBy' [x | x <- xs, ?cmp x p] ++ [p] ++ sortBy' [x | x <- xs, not (?cmp x p)]

whereAmI :: HasCallStack => [String]
whereAmI = map fst (getCallStack callStack)
through :: HasCallStack => [String]
through = whereAmI
broken :: [String]
broken = whereAmI

main :: IO ()
main = do
  let ?name = "world"
  putStrLn greet
  putStrLn (let { ?name = "x"; ?n = 2 } in twice)
  putStrLn greet
  print (let ?cmp = (<) in sortBy' [3, 1, 2]) >> print (let ?cmp = (>) in sortBy' "abc")
  print (whereAmI, through, broken)
