{-# LANGUAGE ExistentialQuantification #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE ScopedTypeVariables #-}
{-# LANGUAGE TypeApplications #-}
import Data.Maybe (mapMaybe)
import Data.Typeable

data Shape = forall a. (Typeable a, Show a) => Shape a

describe :: forall a. Typeable a => a -> String
describe x = case (cast x :: Maybe Int, cast x :: Maybe String) of
  (Just n, _) -> "an Int: " ++ show (n + 1)
  (_, Just s) -> "a String: " ++ s
  _ -> "some " ++ show (typeRep (Proxy @a))

sameType :: forall a b. (Typeable a, Typeable b) => a -> b -> Maybe [a]
sameType a b = case eqT @a @b of
  Just Refl -> Just [a, b]
  Nothing -> Nothing

main :: IO ()
main = do
  let shapes = [Shape (1 :: Int), Shape "two", Shape (Just 'c'), Shape (4 :: Int)]
  print (mapMaybe (\(Shape a) -> cast a) shapes :: [Int])
  mapM_ (\(Shape a) -> putStrLn (describe a)) shapes
  print (sameType 'x' 'y', sameType 'x' True, sameType [1 :: Int] [2 :: Int])
  print (gcast (Just 'x') :: Maybe (Maybe Char), gcast [True] :: Maybe [Int])
  print (cast (+ (1 :: Int)) <*> Just (41 :: Int) :: Maybe Int)
  print (fmap ($ 'z') (cast (show :: Char -> String) :: Maybe (Char -> String)))
  print (eqT @Int @Int, eqT @Int @Bool)
