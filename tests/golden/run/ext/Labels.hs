{-# LANGUAGE DataKinds #-}
{-# LANGUAGE OverloadedLabels #-}
-- Labels mean what the type says; fields by their names in types.
module Main (main) where

import Data.Proxy (Proxy (..))
import GHC.OverloadedLabels (IsLabel (..))
import GHC.Records (HasField (..))
import GHC.TypeLits (KnownSymbol, symbolVal)

newtype Name = Name String deriving (Eq, Show)

instance KnownSymbol s => IsLabel s Name where
  fromLabel = Name (symbolVal (Proxy :: Proxy s))

-- | A label as a getter.
newtype Get r a = Get (r -> a)

instance HasField x r a => IsLabel x (Get r a) where
  fromLabel = Get (getField @x)

(?.) :: r -> Get r a -> a
r ?. Get f = f r

data Person = Person {name :: String, age :: Int}

data Box a = Box {content :: a, label' :: String} | Empty {label' :: String}

-- a field that is none
instance HasField "initial" Person Char where
  getField = head . name

older :: HasField "age" r Int => r -> Int
older r = getField @"age" r + 1

main :: IO ()
main = do
  print [#alpha, #beta' :: Name]
  print (#x == Name "x")
  let p = Person {name = "Ada", age = 36}
  putStrLn (p ?. #name)
  print (older p, getField @"initial" p, p ?. #age * 2)
  print (getField @"content" (Box 'c' "l"), getField @"label'" (Empty "e" :: Box ()))
  print (map (getField @"age") [p, p {age = 1}])
