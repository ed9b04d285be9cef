{-# LANGUAGE DataKinds, DuplicateRecordFields, GADTs, PatternSynonyms #-}
module Main (main) where

import qualified Data.Map.Strict as Map
import Middle

twice :: Triple Int -> Int
twice (a, b, c) = 2 * (a + b + c)

main :: IO ()
main = do
  print (biggest [Circle 2, Rect 3 5, Unit])
  mapM_ putStrLn (describeAll [Named { name = "one", shape = Unit }])
  putStrLn (describe (Rect { width = 2, height = 4 }))
  print (fmap length (Box { name = "box", inside = "abc" }))
  print (sum (insert 3 (insert 1 (insert 2 Leaf))), toList (insert 'b' (insert 'a' Leaf)))
  print (total [Unit, Rect 1 2])
  print (firstOf (counted "banana"), Map.toList (counted [True, False, True]))
  print (unpack (Ints [1, 2, 3]), swap (1 :: Int, 'x'))
  case open MkClosed of MkOpen n -> print n
  n <- run (do { x <- pure 20; y <- Wrap (\k -> k 22); return (x + y) })
  print (n + twice (1, 2, 3) :: Int)
  case Bools True NoBools of { Bools b NoBools -> print b; _ -> return () }
  print (3 :: Count Bool)
