{-# LANGUAGE FlexibleContexts #-}
-- Coercible constraints are inferred like others, obey the monomorphism restriction, and given ones are taken apart.
import Data.Coerce
import Data.Type.Coercion

newtype Age = Age Int deriving Show

unwrapped :: Coercible [a] [b] => a -> b
unwrapped = coerce

through :: Coercible (Int -> (Maybe a, Char)) (Int -> (Maybe b, Char)) => [a] -> [b]
through = coerce

plain :: Coercion Int Int
plain = same where same = Coercion

main :: IO ()
main = do
  let convert x = coerce x
      onlyOnce = coerce
      witness () = Coercion
  print (convert (Age 3) :: Int)
  print (convert [Just 4 :: Maybe Int] :: [Maybe Age])
  print (onlyOnce (Age 5) :: Int)
  print (coerceWith (witness ()) (Age 6) :: Int)
  print (unwrapped (Age 7) :: Int)
  print (through [8 :: Int] :: [Int])
  print (coerceWith plain 9)
