{-# LANGUAGE DeriveDataTypeable #-}
-- Data: traversals that look into values of any type, by derived and by library instances.
module Main (main) where

import Data.Data

data Company = Company {title :: String, departments :: [Department]} deriving (Data, Eq, Show)

data Department = Department String Employee [Either Department Employee] deriving (Data, Eq, Show)

data Employee = Employee {person :: String, salary :: Double} deriving (Data, Eq, Show)

data Expr a = Lit a | Expr a :+: Expr a | Neg (Expr a) deriving (Data, Eq, Show)

newtype Wrapped = Wrapped (Maybe Int) deriving (Data, Eq, Show)

data Color = Red | Green | Blue deriving (Data, Eq, Show)

everywhere :: (forall a. Data a => a -> a) -> (forall a. Data a => a -> a)
everywhere f x = f (gmapT (everywhere f) x)

everything :: (r -> r -> r) -> (forall a. Data a => a -> r) -> (forall a. Data a => a -> r)
everything k f x = foldl k (f x) (gmapQ (everything k f) x)

mkT :: (Typeable a, Typeable b) => (b -> b) -> a -> a
mkT f = maybe id id (cast f)

mkQ :: (Typeable a, Typeable b) => r -> (b -> r) -> a -> r
mkQ r q a = maybe r q (cast a)

company :: Company
company = Company "C" [Department "Research" ralf [Right joost, Left (Department "Sub" marlow [])], Department "Strategy" blair []]
  where
    ralf = Employee "Ralf" 8000
    joost = Employee "Joost" 1000
    marlow = Employee "Marlow" 2000
    blair = Employee "Blair" 100000

main :: IO ()
main = do
  print (everything (+) (mkQ 0 salary) company)
  print (everything (+) (mkQ 0 salary) (everywhere (mkT (* (2 :: Double))) company))
  print (everything (++) (mkQ [] (\(Department n _ _) -> [n])) company)
  let e = Lit 1 :+: Neg (Lit (2 :: Int))
  print (everywhere (mkT (+ (1 :: Int))) e)
  print (toConstr e, constrFixity (toConstr e), map showConstr (dataTypeConstrs (dataTypeOf e)), constrIndex (toConstr (Neg e)))
  print (dataTypeOf (Just 'c'), toConstr [1 :: Int], toConstr (3 :: Int), toConstr 'x', toConstr (1 :: Int, True))
  print (constrFields (toConstr company), readConstr (dataTypeOf Red) "Blue", maxConstrIndex (dataTypeOf Red))
  print (map fromConstr (dataTypeConstrs (dataTypeOf Red)) :: [Color])
  print (fromConstrB (fromConstr (toConstr (7 :: Int))) (toConstr (Just (1 :: Int))) :: Maybe Int)
  print (gmapQ (show . toConstr) (Wrapped (Just 3)), gmapQi 1 (show . typeOf) company, glength' company)
  print (gmapM (\x -> if show (toConstr x) == "Lit" then Nothing else Just x) e)
  print (typeOf company, typeOf e)
  where
    glength' :: Data a => a -> Int
    glength' = length . gmapQ (const ())
