{-# LANGUAGE DeriveTraversable #-}
import Data.Functor.Compose
import Data.Functor.Const
import Data.Functor.Identity
import Data.Traversable
import Data.Monoid
import Control.Applicative

data Rose a = Rose a [Rose a]
  deriving (Show, Functor, Foldable, Traversable)

r :: Rose Int
r = Rose 1 [Rose 2 [Rose 4 []], Rose 3 []]

main :: IO ()
main = do
  print (traverse (\x -> if x > 0 then Just (x * 2) else Nothing) r)
  print (traverse (\x -> if x > 1 then Right x else Left x) r)
  print (mapAccumL (\s x -> (s + x, s)) 0 r, mapAccumR (\s x -> (s + x, s)) 0 r)
  print (sequenceA [[1, 2], [3]], sequence (Just [1, 2]), sequenceA (3, Just 'x'))
  print =<< for r (\x -> do { putStr (show x ++ " "); return (x * x) })
  print =<< mapM (return . show) (Just 1)
  print (fmapDefault (+ 1) r, foldMapDefault show r)
  print (getZipList (traverse (\x -> ZipList [x, x * 10]) r))
  print (getConst (traverse (\x -> Const [x]) r), runIdentity (traverse (Identity . negate) r))
  print (getCompose (traverse (\x -> Compose [Just x, Nothing]) (Just 1)))
  print (traverse (\x -> (Sum x, show x)) [1, 2, 3], traverse (const Nothing) ([] :: [Int]) :: Maybe [Int])
  print (fst (mapAccumL (\n c -> (n * 10 + fromEnum c - 48, ())) 0 "1234"), take 3 (snd (mapAccumL (\a x -> (a + x, a)) 0 [1 ..])))
  print (traverse (\f -> [f 1, f 2]) [(+ 1)], sequenceA [(+ 1), (* 2)] 5, forM (Right 1 :: Either () Int) (\x -> [x, x]))
