{-# LANGUAGE DataKinds, TypeFamilies, UndecidableInstances #-}
-- Families of families of a variable: each of the equations looks at the argument, which is one again.
module Main where

import Data.Proxy

data Day = Mo | Tu | We | Th | Fr | Sa | Su

type family Next (d :: Day) :: Day where
  Next 'Mo = 'Tu
  Next 'Tu = 'We
  Next 'We = 'Th
  Next 'Th = 'Fr
  Next 'Fr = 'Sa
  Next 'Sa = 'Su
  Next 'Su = 'Mo

type Week d = Next (Next (Next (Next (Next (Next (Next d))))))

class Known (d :: Day) where
  name :: Proxy d -> String

instance Known 'Mo where name _ = "Mo"
instance Known 'We where name _ = "We"

later :: Proxy d -> Proxy (Week (Week d))
later Proxy = Proxy

twice :: Proxy d -> Proxy (Week (Week (Week (Week d))))
twice p = later (later p)

main :: IO ()
main = do
  putStrLn (name (twice (Proxy :: Proxy 'Mo)))
  putStrLn (name (later (Proxy :: Proxy 'We)))
