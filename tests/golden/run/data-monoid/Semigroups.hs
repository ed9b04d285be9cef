import Data.List.NonEmpty (NonEmpty(..))
import Data.Semigroup

main :: IO ()
main = do
  print (Min 3 <> Min 2, Max 3 <> Max 2, First 1 <> First 2, Last 1 <> Last 2)
  print (sconcat ("a" :| ["b", "c"]), sconcat (Max 1 :| [Max 5]), stimes 3 "ab", stimes 3 (Sum 2), stimes 3 (Product 2))
  print (stimes 5 (Min 1), stimes 0 [1], stimes 2 (Just "x"), stimes 0 (Nothing :: Maybe String), stimes 4 ())
  print (minimum [Arg 3 'c', Arg 1 'a', Arg 2 'b'], Max (Arg 1 'x') <> Max (Arg 2 'y'), Arg 1 'a' == Arg 1 'b')
  print (mtimesDefault 3 "ab", mtimesDefault 0 "ab", take 4 (cycle1 [1, 2]), appEndo (diff [1, 2]) [3])
  print (foldMap (\x -> (Just (Min x), Just (Max x))) [3, 1, 2], mempty :: Min Bool, mconcat [Max 'a', Max 'z'])
  print (fmap (+ 1) (Min 1), Min 1 + 2, [Max 1 .. Max 3], fromEnum (Last 'a'), traverse (\x -> [x, -x]) (First 1))
  print (WrapMonoid "a" <> WrapMonoid "b", showsPrec 11 (Arg 1 2) "", Just (Max 1) < Just (Max 2))
  print (stimesMonoid 2 [1], stimesIdempotent 3 'x', stimesIdempotentMonoid 0 "x", Dual [1] <> Dual [2])
  print ((Min 1, Max 2) <> (Min 0, Max 9), getMax (foldr1 (<>) (fmap Max (5 :| [7]))), stimes 2 LT)
