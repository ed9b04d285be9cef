import Data.Monoid

main :: IO ()
main = do
  print (Sum 3 <> Sum 4, Product 3 <> Product 4, mempty :: Sum Int, mempty :: Product Int)
  print (All True <> All False, Any True <> Any False, mconcat (map All []), mconcat (map Any [False, True]))
  print (First (Just 1) <> First Nothing <> First (Just 3), Last (Just 1) <> Last Nothing <> Last (Just 3), mempty :: First Int)
  print (Dual "a" <> Dual "b", appEndo (foldMap (Endo . (+)) [1, 2, 3]) 10, appEndo (Endo (* 2) <> Endo (+ 1)) 5)
  print (Alt (Nothing) <> Alt (Just 2), getAlt (foldMap (Alt . Just) "abc"), Ap (Just "x") <> Ap (Just "y"))
  print (fmap (+ 1) (Sum 1), Sum 5 + 3, (+) <$> Product 2 <*> Product 5, minBound :: All, Sum 1 < Sum 2)
  print (showsPrec 11 (Sum (-3)) "", Just (Product 2.5), [Any True], First (Just 'x'))
  print (read "Sum {getSum = 4}" :: Sum Int, read "First {getFirst = Just 1}" :: First Int)
  print (foldMap (\x -> (Sum x, Product x, Any (x > 3))) [1 .. 5], mconcat ["a", "b"], mappend [1] [2])
  print ((compare 1 2 <> compare 3 3), mempty :: Ordering, () <> (), (("a", [1]) <> ("b", [2])))
  print ((show <> const "-" <> show) 5, Just [1] <> Nothing <> Just [2], sum (Sum 4), (Sum 3 >>= \x -> Sum (x * 2)))
