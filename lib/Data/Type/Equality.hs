{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE DataKinds #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE TypeFamilies #-}
{-# LANGUAGE TypeOperators #-}
{-# LANGUAGE UndecidableInstances #-}
-- | Evidence that two types are the same.
module Data.Type.Equality
  ( type (~~), (:~:)(..), (:~~:)(..), sym, trans, castWith, gcastWith, apply, inner, outer, TestEquality(..), type (==)
  ) where

import Data.Type.Bool (type (&&))
import GHC.Base
import GHC.Enum
import GHC.Read
import GHC.Show

infix 4 :~:, :~~:, ==

-- | A value of @a :~: b@ proves that both are one type; matching on it lets the checker know.
data a :~: b where
  Refl :: a :~: a

-- | As `:~:`, between types whose kinds may differ.
type (:~~:) :: k1 -> k2 -> Type
data (a :: k1) :~~: (b :: k2) where
  HRefl :: a :~~: a

sym :: (a :~: b) -> (b :~: a)
sym Refl = Refl

trans :: (a :~: b) -> (b :~: c) -> (a :~: c)
trans Refl Refl = Refl

castWith :: (a :~: b) -> a -> b
castWith Refl x = x

gcastWith :: (a :~: b) -> ((a ~ b) => r) -> r
gcastWith Refl x = x

-- | Equal functions applied to equal types.
apply :: (f :~: g) -> (a :~: b) -> (f a :~: g b)
apply Refl Refl = Refl

-- | Equal applications have equal arguments.
inner :: (f a :~: g b) -> (a :~: b)
inner Refl = Refl

-- | Equal applications have equal heads.
outer :: (f a :~: g b) -> (f :~: g)
outer Refl = Refl

-- | Singletons that may turn out to have the same index.
class TestEquality f where
  testEquality :: f a -> f b -> Maybe (a :~: b)

instance TestEquality ((:~:) a) where
  testEquality Refl Refl = Just Refl

instance Eq (a :~: b) where
  _ == _ = True

instance Ord (a :~: b) where
  compare _ _ = EQ

instance Show (a :~: b) where
  showsPrec _ Refl = showString "Refl"

instance a ~ b => Read (a :~: b) where
  readsPrec _ = readParen False (\r -> [(Refl, s) | ("Refl", s) <- lex r])

instance a ~ b => Enum (a :~: b) where
  toEnum 0 = Refl
  toEnum _ = errorWithoutStackTrace "Data.Type.Equality.toEnum: bad argument"
  fromEnum Refl = 0

instance a ~ b => Bounded (a :~: b) where
  minBound = Refl
  maxBound = Refl

instance Eq (a :~~: b) where
  _ == _ = True

instance Ord (a :~~: b) where
  compare _ _ = EQ

instance Show (a :~~: b) where
  showsPrec _ HRefl = showString "HRefl"

-- | Whether two types are the same, where that can be seen.
type family (a :: k) == (b :: k) :: Bool where
  f a == g b = f == g && a == b
  a == a = 'True
  _ == _ = 'False
