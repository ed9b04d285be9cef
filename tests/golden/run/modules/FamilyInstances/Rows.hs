{-# LANGUAGE TypeFamilies #-}
module Rows where

import Family

data instance Row Int = Ints Int Int deriving Show
newtype instance Row Bool = Flags { flags :: [Bool] } deriving Show
