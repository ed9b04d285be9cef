{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE TypeOperators #-}
-- | Things that compose.
module Control.Category (Category(..), (<<<), (>>>)) where

import Data.Type.Coercion (Coercion(..))
import Data.Type.Equality ((:~:)(..), (:~~:)(..))
import qualified GHC.Base

infixr 9 .
infixr 1 >>>, <<<

class Category cat where
  id :: cat a a
  (.) :: cat b c -> cat a b -> cat a c

instance Category (->) where
  id = GHC.Base.id
  (.) = (GHC.Base..)

instance Category (:~:) where
  id = Refl
  Refl . Refl = Refl

instance Category (:~~:) where
  id = HRefl
  HRefl . HRefl = HRefl

instance Category Coercion where
  id = Coercion
  Coercion . Coercion = Coercion

-- | Composition, right to left.
(<<<) :: Category cat => cat b c -> cat a b -> cat a c
(<<<) = (.)
{-# INLINE (<<<) #-}

-- | Composition, left to right.
(>>>) :: Category cat => cat a b -> cat b c -> cat a c
f >>> g = g . f
{-# INLINE (>>>) #-}
