-- expect: InvalidFamilyPattern
{-# LANGUAGE TypeFamilies #-}
module DataInstanceOfFamily where

type family F a

data family D a
data instance D (Maybe (F a)) = D
