-- Identifiers with primes, underscores and keywords-that-are-not.
import qualified Data.List as L

data T' = T'' | A_B' deriving Show

_x, x', x'', _x_1' :: Int
_x = 1
x' = 2
x'' = 3
_x_1' = 4

main :: IO ()
main = do
  let as = 5; hiding = 6; qualified = 7; forall' = 8; safe = 9; export = 10; ccall = 11 :: Int
      family = 12; role = 13; stock = 14; anyclass = 15; via = 16 :: Int
  print [_x, x', x'', _x_1', as, hiding, qualified, forall', safe, export, ccall]
  print (family + role + stock + anyclass + via :: Int, [T'', A_B'])
  print (L.sort [3, 1, 2 :: Int], (L.map succ . L.reverse) "abc", (Just).negate $ (1 :: Int))
