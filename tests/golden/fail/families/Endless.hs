-- expect: ReductionTooDeep
{-# LANGUAGE TypeFamilies, UndecidableInstances #-}
module Endless where

type family Loop a where
  Loop a = Loop [a]

x :: Loop Int
x = 1
