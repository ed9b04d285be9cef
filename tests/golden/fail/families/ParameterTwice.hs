-- expect: DuplicateBinder
{-# LANGUAGE TypeFamilies #-}
module ParameterTwice where

type family F a a

data family D c c

class C d where
  type T d d
  data U d e e
