-- expect: TypeMismatch
-- MonoLocalBinds: what mentions a parameter is not generalised.
{-# LANGUAGE MonoLocalBinds #-}
module MonoLocalBinds where

f :: Int -> (Int, Bool)
f n = (pick 1, pick True)
  where
    pick x = if n > 0 then x else x
