module Main where
import Data.Function (on, (&))
infixl 6 |>
infixr 1 `imp`
infix 4 =~
(|>) :: a -> (a -> b) -> b
x |> f = f x
imp :: Bool -> Bool -> Bool
imp a b = not a || b
(=~) :: Double -> Double -> Bool
a =~ b = abs (a - b) < 1e-9
data V = V { vx, vy :: !Double } deriving (Eq, Show)
instance Num V where
  V a b + V c d = V (a + c) (b + d)
  V a b * V c d = V (a * c - b * d) (a * d + b * c)
  negate (V a b) = V (- a) (- b)
  abs v = v; signum = id
  fromInteger n = V (fromInteger n) 0
main :: IO ()
main = do
  print (map (subtract 1) [1, 2, 3], map (2 ^) [1 .. 4], map (^ 2) [1 .. 4])
  print ((`div` 2) 9, (9 `div`) 2, (.) (+ 1) (* 2) 5)
  print (3 |> (+ 1) |> show)
  print (False `imp` undefined, True `imp` False `imp` True)
  print (0.1 + 0.2 =~ 0.3, 0.1 + 0.2 == (0.3 :: Double))
  print (- 2 ^ 2, (- 2) ^ 2, negate 2 ^ 2, 2 - (- 2) == 4 || True)
  print (V 1 2 * 3 - V 0 1, -V 1 1)
  print (((==) `on` fst) (1, 'a') (1, 'b'), [1, 2] & map (+ 1) & sum)
  print $ let (+) = (*); x = 3 in x + x Prelude.+ 1
  print $ (\ ~(a, b) [c] (Just d) -> (a, c, d)) (1, 2) [3] (Just 4)
  print [if even x then x else -x | x <- [1 .. 5], then' <- [x], then' /= 3]
  let op@(o : _) = "xyz"
      (a, b) | o == 'x' = (1, 2)
             | otherwise = (3, 4)
  print (op, o, a, b)
  print (let y = 1; z = 2 in y + z, let in 5)
  print [(i, j) | i <- [1 .. 3], j <- "ab", odd i]
  where _unused = ()
