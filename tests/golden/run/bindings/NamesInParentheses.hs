module Main where
(h) x = x
((g) y) z = y + z
(+++) a b = a
((k)) a | a > 0 = "+" | otherwise = "-"
((a) <+> b) c = a * b + c
(x) = 7
(y, (w)) = (1, 2)
main = do
  print (h 1, g 2 3, 4 +++ 5, k 3, (2 <+> 3) 4, x, y, w)
  let (m) a b = a - b
  print (m 5 3)
