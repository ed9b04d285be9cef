{-# LANGUAGE DeriveFoldable #-}
import Data.Foldable
import Data.List.NonEmpty (NonEmpty(..))
import Data.Monoid

data Tree a = Leaf | Node (Tree a) a (Tree a)
  deriving (Foldable)

build :: [a] -> Tree a
build [] = Leaf
build xs = let (l, x : r) = splitAt (length xs `div` 2) xs in Node (build l) x (build r)

t :: Tree Int
t = build [5, 3, 8, 1, 9, 2]

main :: IO ()
main = do
  print (toList t, length t, null t, elem 8 t, notElem 8 t)
  print (sum t, product t, maximum t, minimum t)
  print (foldr (-) 0 t, foldl (-) 0 t, foldr' (-) 0 t, foldl' (-) 0 t, foldr1 (-) t, foldl1 (-) t)
  print (foldMap show t, fold (fmap' show t), foldMap' Sum t)
  print (any even t, all (> 0) t, and (map (> 0) [1, 2]), or (Just False))
  print (concatMap (\x -> [x, x]) t, concat (Just [1, 2]), find (> 5) t, find (> 50) t)
  print (maximumBy (\a b -> compare (a `mod` 5) (b `mod` 5)) t, minimumBy (\a b -> compare (a `mod` 5) (b `mod` 5)) t)
  print (sum (3, 4), length (1, 2), maximum (Just 3), toList (Right 'x' :: Either Int Char), length (Left 1 :: Either Int Char))
  print (foldr (:) [] (1 :| [2, 3]), foldl1 (-) (10 :| [2, 3]), foldr1 (-) (10 :| [2, 3]), maximum (2 :| [7, 1]))
  traverse_ print t
  for_ (Just 'x') print
  mapM_ print (Left 1 :: Either Int Char)
  sequenceA_ [putStr "a", putStr "b", putStrLn "c"]
  print (asum [Nothing, Just 1, Just 2], msum [[], [1], [2, 3]])
  print =<< foldlM (\a x -> do { putStr (show x ++ " "); return (a * 2 + x) }) 0 t
  print =<< foldrM (\x a -> do { putStr (show x ++ " "); return (a * 2 + x) }) 0 t
  where
    fmap' f = map f . toList
