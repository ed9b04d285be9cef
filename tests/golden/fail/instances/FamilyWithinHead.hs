-- expect: InvalidInstanceHead
{-# LANGUAGE TypeFamilies #-}
module Main where

type family Other a

class Both a where
  both :: a -> Int

instance Both (Either a (Other a)) where
  both _ = 2

main :: IO ()
main = print 1
