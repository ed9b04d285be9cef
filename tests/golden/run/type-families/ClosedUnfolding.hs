-- A closed family whose equations do not apply yet, though what they say would go on without end for arguments that are not known.
{-# LANGUAGE DataKinds, TypeFamilies, UndecidableInstances #-}
module Main (main) where

import Data.Proxy (Proxy (..))

data Digit = Minus | Zero | One | Two

type family Less (d :: Digit) :: Digit where
  Less 'Zero = 'Minus
  Less 'One = 'Zero
  Less 'Two = 'One

type family More (d :: Digit) :: Digit where
  More 'Minus = 'Zero
  More 'Zero = 'One
  More 'One = 'Two

type family Sum (d :: Digit) (e :: Digit) :: Digit where
  Sum 'Zero e = e
  Sum d 'Minus = Less d
  Sum d 'Zero = d
  Sum d e = Sum (More d) (Less e)

plus :: Proxy d -> Proxy e -> Proxy (Sum d e)
plus _ _ = Proxy

class Known (d :: Digit) where
  known :: Proxy d -> Int

instance Known 'Minus where known _ = -1
instance Known 'Zero where known _ = 0
instance Known 'One where known _ = 1
instance Known 'Two where known _ = 2

main :: IO ()
main = do
  print (known (plus (Proxy :: Proxy 'One) (Proxy :: Proxy 'One)))
  print (known (plus (Proxy :: Proxy 'Two) (Proxy :: Proxy 'Minus)))
