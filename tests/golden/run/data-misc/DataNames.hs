{-# LANGUAGE DataKinds #-}
-- Names of types and texts of errors of Data.Data where the instance is not derived.
module Main where

import Control.Exception
import Data.Data
import Data.Fixed
import Data.Int
import Data.Word

attempt :: Show a => a -> IO ()
attempt a = try (evaluate a) >>= either (\e -> putStrLn ("failed: " ++ takeWhile (/= '\n') (show (e :: ErrorCall)))) print

main :: IO ()
main = do
  mapM_ putStrLn [dataTypeName (dataTypeOf (1 :: Int8)), dataTypeName (dataTypeOf (1 :: Word)), dataTypeName (dataTypeOf (1 :: Word64)), dataTypeName (dataTypeOf (1 :: Centi)), dataTypeName (dataTypeOf 'c')]
  print (toConstr (1.5 :: Centi), gmapQ (show . toConstr) (1.5 :: Centi), gmapT id (1.5 :: Fixed 8))
  attempt (fromConstr (toConstr 'c') :: Int)
  attempt (fromConstr (toConstr 'c') :: Word8)
  attempt (fromConstr (toConstr (1 :: Int)) :: Double)
  attempt (fromConstr (toConstr True) :: Char)
  attempt (mkIntegralConstr (dataTypeOf 'c') (5 :: Int))
  attempt (mkRealConstr (dataTypeOf 'c') (5 :: Int))
  attempt (mkCharConstr (dataTypeOf True) 'c')
  attempt (constrIndex (toConstr 'c'))
