{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Functions that are identities (or nearly so) and speak to the optimiser only.
module GHC.Magic (inline, noinline, lazy, oneShot, runRW#) where

import GHC.Prim

inline :: a -> a
inline x = x
{-# INLINE inline #-}

noinline :: a -> a
noinline x = x
{-# NOINLINE noinline #-}

lazy :: a -> a
lazy x = x
{-# INLINE lazy #-}

-- | The function is called at most once.
oneShot :: (a -> b) -> a -> b
oneShot f = f
{-# INLINE oneShot #-}

-- | Runs a state thread; its token is not to be mixed with any other's.
runRW# :: (State# RealWorld -> (# State# RealWorld, a #)) -> (# State# RealWorld, a #)
runRW# f = f realWorld#
{-# NOINLINE runRW# #-}
