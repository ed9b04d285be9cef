-- What a partial call is given is evaluated once, however often it is called: `(codes M.!)` made the map anew for each character.
module Main where

import qualified Data.Map as M
import Debug.Trace (trace)

pick :: [Int] -> Int -> Int
pick table n = case table of
  [] -> n
  first : _ -> first + n

ofGlobal :: [Int] -> [Int]
ofGlobal xs = map (pick table) xs
  where
    table = trace "ofGlobal" (reverse xs)

ofSection :: String -> String
ofSection text = concatMap (codes M.!) text
  where
    codes = trace "ofSection" (M.fromList [(c, [c, c]) | c <- text])

ofChoice :: [Int] -> [Int]
ofChoice xs = map pickOne xs
  where
    pickOne = pick (case table of [] -> xs; _ -> table)
    table = trace "ofChoice" (reverse xs)

main :: IO ()
main = do
  print (ofGlobal [1, 2, 3])
  putStrLn (ofSection "abc")
  print (ofChoice [1, 2, 3])
