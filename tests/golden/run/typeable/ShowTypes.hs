{-# LANGUAGE TypeApplications #-}
import qualified Data.Map as Map
import Data.IORef
import Data.Typeable

data Colour = Red
data Pair a b = Pair a b
data a :+: b = L a | R b

main :: IO ()
main = do
  print (typeOf 'x', typeOf "s", typeOf (1 :: Int), typeOf (), typeOf (1.5 :: Double), typeOf [Just True], typeOf (2 :: Integer))
  print (typeOf not, typeOf (map :: (Int -> Char) -> [Int] -> [Char]), typeOf (\x -> (x :: Int, [x])))
  print (typeOf (1 :: Int, 'c'), typeOf ((), True, "x"), typeRep (Proxy @(,)), typeRep (Proxy @((,) Int)))
  print (typeOf (Just (Left 3 :: Either Int (Maybe Bool))), typeRep (Proxy @Maybe), typeRep (Proxy @(Either Int)), typeRep (Proxy @[]))
  print (typeOf Red, typeOf (Pair Red [Red]), typeRep (Proxy @Pair), typeOf (Map.empty :: Map.Map Int String))
  print (typeRep (Proxy @(Maybe (Int -> Bool))), typeRep (Proxy @((Int -> Int) -> IO ())), typeRep (Proxy @(IORef [Int])))
  print (showsPrec 11 (typeOf (Just 'x')) "", showsTypeRep (typeOf [1 :: Int]) "!", typeOf (undefined :: Colour))
  print (typeRepTyCon (typeOf (Just 1 :: Maybe Int)), typeRepArgs (typeOf (Left 'x' :: Either Char Int)), splitTyConApp (typeOf not))
  print (tyConName (typeRepTyCon (typeOf Red)), tyConModule (typeRepTyCon (typeOf Red)), tyConModule (typeRepTyCon (typeOf 'x')), tyConName (typeRepTyCon (typeOf "x")))
  print (typeOf (Just 1 :: Maybe Int) == typeOf (Just 2 :: Maybe Int), typeOf 'x' == typeOf "x", typeOf (1 :: Int) /= typeOf (1 :: Integer))
  print (mkFunTy (typeOf 'x') (typeOf True), funResultTy (typeOf not) (typeOf True), funResultTy (typeOf not) (typeOf 'x'))
  print (typeOf (typeOf 'x'), typeRep (Proxy @(Int, [(Char, Bool)])))
