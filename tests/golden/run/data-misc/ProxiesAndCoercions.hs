import Data.Coerce
import qualified Data.Map as Map
import Data.Monoid
import Data.Ord (Down(..))
import Data.Proxy

class Named a where
  nameOf :: proxy a -> String

instance Named Int where
  nameOf _ = "Int"

instance Named a => Named [a] where
  nameOf p = "list of " ++ nameOf (element p)
    where
      element :: proxy [b] -> Proxy b
      element _ = Proxy

newtype Metres = Metres Double
  deriving (Eq, Ord, Show)

newtype Wrap f a = Wrap (f a)

main :: IO ()
main = do
  putStrLn (nameOf (Proxy :: Proxy [[Int]]))
  print (Proxy :: Proxy Int, Proxy == (Proxy :: Proxy ()), [minBound .. maxBound :: Proxy Bool], asProxyTypeOf 3 (Proxy :: Proxy Double))
  print (mempty :: Proxy Int, fmap not Proxy, foldr (:) [] (Proxy :: Proxy Int), traverse Just (Proxy :: Proxy Int))
  print (coerce [1.5, 2 :: Double] :: [Metres], sum (coerce [Metres 1, Metres 2] :: [Double]))
  print (coerce (Map.fromList [(1 :: Int, Metres 3)]) :: Map.Map Int Double)
  print (getSum (foldMap coerce [1, 2, 3 :: Int] :: Sum Int), (coerce (Just (Sum 'x')) :: Maybe Char), getAll (coerce True))
  print ((coerce :: (Int -> Down Int) -> Int -> Int) Down 4, coerce (Wrap (Just (Metres 1))) :: Maybe Double)
