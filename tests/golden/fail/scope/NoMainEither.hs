-- expect: MissingMain
-- What else is wrong with a program that lacks its main is told, too.
module Main where

area :: Int -> Int -> Int
area width height = width * show height
