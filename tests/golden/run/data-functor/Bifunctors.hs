import Data.Bifoldable
import Data.Bifunctor
import Data.Bitraversable

main :: IO ()
main = do
  print (bimap (+ 1) show (1, 2), first negate (1, 'x'), second length (True, "abc"))
  print (bimap length not (Left "abc" :: Either String Bool), first show (Right 'x' :: Either Int Char))
  print (bimap (* 2) (* 3) ('t', 1, 2), second (+ 1) (0, 0, 0, 1))
  print (bifoldMap show show (1, True), bifoldr (:) (:) [] (1, 2), bifoldl (-) (-) 10 (1, 2), biList (1, 2))
  print (bilength (1, 'x'), binull (Left 1 :: Either Int Int), bisum (3, 4), biproduct (3, 4), bielem 3 (1, 3))
  print (biany even odd (1, 2), biall even odd (2, 3), biconcatMap show show (12, 'c'), bimaximum (3, 9), bifind (> 2) (1, 5))
  print =<< bitraverse (\x -> do { print x; return (x + 1) }) (\y -> do { print y; return (not y) }) (1, True)
  print (bisequenceA (Just 1, Just 'x'), bisequence (Left [1, 2] :: Either [Int] [Char]), bimapAccumL (\s a -> (s + a, s)) (\s b -> (s * b, s)) 1 (2, 5))
  bitraverse_ print print ('a', "b")
