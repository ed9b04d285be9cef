{-# LANGUAGE DuplicateRecordFields #-}
module M (A(..), B(..)) where
data A = A { x :: Int, y :: Int } deriving Show
data B = B { x :: Bool } deriving Show
