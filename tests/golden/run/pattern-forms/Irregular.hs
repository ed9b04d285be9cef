-- Patterns on the left of bindings: operators, infix constructors, tuples in where.
infixr 5 :>
data Stream a = a :> Stream a

nats :: Stream Integer
nats = go 0 where go n = n :> go (n + 1)

takeS :: Int -> Stream a -> [a]
takeS 0 _ = []
takeS n (x :> xs) = x : takeS (n - 1) xs

x `plus` y = x + y
(a <+> b) c = a + b * c

(lo, hi) | total > 3 = (0, total) | otherwise = (total, 0)
  where total = length "four"
[p, q, _] = "xyz"
Just w : _ = [Just 'w', Nothing]

main :: IO ()
main = do
  print (takeS 5 nats)
  print (1 `plus` 2, (1 <+> 2) 3)
  print (lo, hi, p, q, w)
  let n :> (m :> _) = nats
  print (n, m)
