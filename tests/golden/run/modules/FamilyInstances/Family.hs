{-# LANGUAGE TypeFamilies #-}
module Family where

data family Row a
