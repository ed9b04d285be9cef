-- let and where generalise functions; lambda-bound variables stay monomorphic.
main :: IO ()
main = do
  let pair x = (x, x)
      twice f = f . f
      ident = \x -> x
  print (pair 'a', pair True)
  print (twice (+ 1) 5, twice ('x' :) "y", twice (map not) [True])
  print (local 3, local "s")
  print (even' 10, odd' 7)
  print (ident 3)
  where
    local x = (const' x 1, const' 'c' x) where const' a _ = a
    even' 0 = True
    even' n = odd' (n - 1 :: Int)
    odd' 0 = False
    odd' n = even' (n - 1)
