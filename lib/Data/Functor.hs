{-# LANGUAGE NoImplicitPrelude #-}
-- | Functors and their small helpers.
module Data.Functor (Functor(..), ($>), (<$>), (<&>), void) where

import GHC.Base

infixl 4 <$>
infixl 4 $>
infixl 1 <&>

-- | `fmap` as an operator.
(<$>) :: Functor f => (a -> b) -> f a -> f b
(<$>) = fmap
{-# INLINE (<$>) #-}

-- | `fmap` with its arguments swapped.
(<&>) :: Functor f => f a -> (a -> b) -> f b
as <&> f = fmap f as
{-# INLINE (<&>) #-}

-- | Replaces every element.
($>) :: Functor f => f a -> b -> f b
as $> b = b <$ as
{-# INLINE ($>) #-}

-- | Forgets the elements.
void :: Functor f => f a -> f ()
void x = () <$ x
{-# INLINE void #-}
