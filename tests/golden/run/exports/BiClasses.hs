module Main where
import Data.Bifoldable
import Data.Bitraversable
import Data.Functor.Const
import Data.Monoid
main :: IO ()
main = do
  let ps = [(1, 2), (3, 4)] :: [(Int, Int)]
      p = (3, 5) :: (Int, Int)
  print (bifold ("a", "b"), bifoldr' (:) (:) [] p, bifoldl' (flip (:)) (flip (:)) [] p, bifoldr1 (-) p, bifoldl1 (-) p)
  print (bifoldrM (\a b -> Just (a + b)) (\a b -> Just (a * b)) 1 p, bifoldlM (\b a -> [b - a]) (\b a -> [b + a]) 0 p)
  bifor_ p print (putStrLn . show . negate)
  bimapM_ print print p
  biforM_ p print print
  bisequenceA_ (putStrLn "x", putStrLn "y")
  bisequence_ (print 1, print 2)
  print (bimsum ([1], [2]), biasum (Nothing, Just 'x'), biminimum p, bimaximum p, biconcat ([1], [2]), biconcatMap show show (1, 'c'), biand (True, False), bior (True, False), biany even odd (1, 2), biall even odd (2, 1))
  print (bimaximumBy compare p, biminimumBy compare p, binotElem 3 p, bielem 3 p, bifind (> 3) p, bisum p, biproduct p, bilength p, binull (Left 1 :: Either Int ()), biList p, bifoldMap show show p)

  print (bifor p Just (Just . show), biforM (Left 1 :: Either Int Int) (\x -> [x, x + 1]) pure, bitraverse (const Nothing) Just p :: Maybe (Int, Int))
  print (bimapAccumL (\a b -> (a + b, a * b)) (\a c -> (a + c, show c)) 10 p, bimapAccumR (\a b -> (a + b, a * b)) (\a c -> (a + c, show c)) 10 p)
  print (bimapDefault (+ 1) show p, bifoldMapDefault Sum Sum p, bisequenceA (Just 1, Just 2), bisequence ([1, 2], "ab"))
  print (bitraverse (\x -> Const [x]) (\y -> Const [y * 2]) (1, 2) :: Const [Int] ((), ()))
  print ps
newtype Just' a = Just' a
pattern' :: ()
pattern' = ()
instance Functor Just' where fmap f (Just' a) = Just' (f a)
