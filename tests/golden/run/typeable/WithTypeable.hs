{-# LANGUAGE PolyKinds, ScopedTypeVariables #-}
-- withTypeable: a representation is the evidence.
module Main where

import Data.Typeable (Proxy (..), cast, typeRep)
import Type.Reflection (SomeTypeRep (..), TypeRep, Typeable, someTypeRep, withTypeable)
import qualified Type.Reflection as R

nameOf :: forall k (a :: k). TypeRep a -> String
nameOf rep = withTypeable rep (show (typeRep (Proxy :: Proxy a)))

-- the evidence given last is asked for, not one at hand
intAs :: forall a. TypeRep a -> Maybe a
intAs rep = withTypeable rep (cast (42 :: Int))

main :: IO ()
main = do
  putStrLn (nameOf (R.typeRep :: TypeRep (Maybe [Int])))
  mapM_ (\(SomeTypeRep rep) -> putStrLn (nameOf rep)) [someTypeRep (Proxy :: Proxy (Either Int)), someTypeRep (Proxy :: Proxy Bool)]
  print (intAs (R.typeRep :: TypeRep Int), intAs (R.typeRep :: TypeRep Bool))
