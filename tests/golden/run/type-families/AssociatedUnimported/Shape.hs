{-# LANGUAGE TypeFamilies #-}
module Shape where

class Shape s where
  type Sides s
  type Name s
  sides :: s -> Sides s
  name :: s -> Name s
