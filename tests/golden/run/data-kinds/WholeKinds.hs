{-# LANGUAGE Haskell2010, GADTs, DataKinds, PolyKinds #-}
-- Kinds written in full: the constructors and methods of the type itself use it at several (CUSKs, which Haskell 2010 has).
import Data.Kind (Type)

data Rep (a :: k) where
  RInt :: Rep Int
  RMaybe :: Rep Maybe
  RApp :: Rep f -> Rep a -> Rep (f a)

data Proxy (a :: k) = Proxy

class Named (a :: k) where
  name :: Proxy a -> String
  pair :: Named b => Proxy a -> Proxy (b :: j) -> String
  pair p q = name p ++ "," ++ name q

instance Named Int where name _ = "Int"
instance Named Maybe where name _ = "Maybe"

data Wrap (f :: k -> Type) (a :: k) = Flat (f a) | Deep (Wrap Proxy Maybe)

zero :: Rep a -> a
zero RInt = 0
zero (RApp RMaybe r) = Just (zero r)

depth :: Wrap f a -> Int
depth (Flat _) = 0
depth (Deep w) = 1 + depth w

main :: IO ()
main = do
  print (zero (RApp RMaybe RInt))
  putStrLn (pair (Proxy :: Proxy Int) (Proxy :: Proxy Maybe))
  print (depth (Deep (Deep (Flat Proxy)) :: Wrap Maybe Int))
