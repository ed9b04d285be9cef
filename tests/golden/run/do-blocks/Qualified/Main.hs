{-# LANGUAGE QualifiedDo, RecursiveDo #-}
-- M.do means the functions of M.
module Main (main) where

import qualified Counted as C
import qualified Writer as W
import qualified Control.Monad.Fix as P
import qualified Prelude as P
import Prelude

steps :: C.Steps Int
steps = C.do
  x <- C.step 3
  C.step ()
  let y = x + 1
  z <- C.step (y * 2)
  C.finish (x + z)

logged :: ([String], Int)
logged = W.do
  a <- W.tell "a" 1
  Just b <- W.tell "b" (Just 2)
  W.tell (concat (do { c <- ["c", "d"]; [c ++ "!"] })) (a + b)

failed :: ([String], Int)
failed = W.do
  Just b <- W.tell "before" (Nothing :: Maybe Int)
  W.tell "behind" b

knot :: IO [Int]
knot = P.mdo
  xs <- return (1 : map (* 2) (take 4 xs))
  return xs

main :: IO ()
main = do
  print (C.run steps)
  print logged
  print (fst failed)
  knot >>= print
