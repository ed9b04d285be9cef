{-# LANGUAGE GADTs #-}
{-# LANGUAGE TypeOperators #-}
import Data.Coerce
import Data.Monoid
import Data.Type.Coercion (Coercion(..), coerceWith)
import qualified Data.Type.Coercion as C
import Data.Type.Equality
import Data.Void

data Rep a where
  RInt :: Rep Int
  RList :: Rep a -> Rep [a]

instance TestEquality Rep where
  testEquality RInt RInt = Just Refl
  testEquality (RList a) (RList b) = case testEquality a b of
    Just Refl -> Just Refl
    Nothing -> Nothing
  testEquality _ _ = Nothing

convert :: Rep a -> Rep b -> a -> Maybe b
convert ra rb a = fmap (\p -> castWith p a) (testEquality ra rb)

newtype Age = Age Int
  deriving (Show)

pair :: (a ~~ b, Show a) => a -> b -> String
pair a b = show [a, b]

main :: IO ()
main = do
  print (convert (RList RInt) (RList RInt) [1, 2], convert RInt (RList RInt) 3)
  print (castWith (sym Refl) 'x', castWith (trans Refl Refl) 'y', Refl :: Int :~: Int, HRefl :: Int :~~: Int)
  print (coerce [1, 2, 3 :: Int] :: [Age], coerce (Age 4) + (1 :: Int), getSum (coerce (3 :: Int)) :: Int)
  print ((coerce (succ :: Int -> Int) :: Age -> Age) (Age 9), coerceWith (Coercion :: Coercion Int Age) 5, C.sym (Coercion :: Coercion Int Age))
  print (map absurd [] :: [Int], fmap vacuous (Just ([] :: [Void])) :: Maybe [Int], either absurd id (Right 'r' :: Either Void Char))
  print ([minBound .. maxBound :: Int :~: Int], Refl == (Refl :: () :~: ()), read "Refl" :: Int :~: Int)
  putStrLn (pair 'x' 'y')
  print (fmap (\Refl -> 'e') (testEquality (RList RInt) (RList RInt)))
