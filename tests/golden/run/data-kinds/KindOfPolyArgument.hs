{-# LANGUAGE PolyKinds, FlexibleContexts, UndecidableInstances, ConstraintKinds, GADTs, AllowAmbiguousTypes #-}
-- An instance's kind variable is what the arguments say that are not polymorphic in kinds themselves; `()` may be a constraint as a type argument.
module Main where

import Data.Data
import Data.Kind

data Under (f :: k -> Type) (e :: k) = Under (f e) deriving (Data, Eq)
newtype Fix f = Fix (f (Fix f))
deriving instance (Typeable f, Data (f (Fix f))) => Data (Fix f)
data Named e = Named String deriving (Data, Eq)
data Whole a b = Whole (Fix (Under Named)) deriving Data

class Kinds a where
  kinds :: a -> String

instance (Typeable k, Typeable f, Typeable e) => Kinds (Under (f :: k -> Type) (e :: k)) where
  kinds _ = show (typeRep (Proxy :: Proxy k)) ++ " " ++ show (typeRep (Proxy :: Proxy e))

data Dict (c :: Constraint) where
  Dict :: c => Dict c

newtype a :- b = Sub (a => Dict b)

given :: a => (b => r) -> (a :- b) -> r
given r (Sub Dict) = r

shown :: Dict (Show a) -> a -> String
shown d x = given (show x) (Sub @() d)

count :: forall (c :: Constraint). Int
count = 1

main :: IO ()
main = do
  putStrLn (kinds (Under (Named "x") :: Under Named Int))
  putStrLn (kinds (Under (Named "x") :: Under Named Maybe))
  print (gmapQ toConstr (Whole (Fix (Under (Named "deep"))) :: Whole Int Bool))
  putStrLn (shown Dict 'c')
  print (count @() + count @(Show Int, Eq Int))
