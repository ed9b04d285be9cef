module Main where
import Text.Printf
import qualified Data.Map as M
import System.IO

data Row = Row { item :: String, qty :: Int, price :: Double }

main :: IO ()
main = do
  printf "%d %5d|%-5d|%05d|%+d|% d\n" (1 :: Int) (42 :: Int) (42 :: Int) (42 :: Int) (42 :: Int) (42 :: Int)
  printf "%s|%10s|%-10s|%.2s|%c|%%\n" "abc" "right" "left" "truncate" 'z'
  printf "%f %.2f %8.3f|%-8.1f|%e %g %g\n" (3.14159 :: Double) (2.71828 :: Double) (1.5 :: Double) (2.25 :: Double) (12345.678 :: Double) (0.0001 :: Double) (1e10 :: Double)
  printf "%x %X %o %b %#x %#o %08b\n" (255 :: Int) (255 :: Int) (8 :: Int) (5 :: Int) (255 :: Int) (8 :: Int) (5 :: Int)
  printf "%*d|%-*d|\n" (6 :: Int) (42 :: Int) (6 :: Int) (42 :: Int)
  printf "%3d%%|%s %s\n" (50 :: Int) (show [1, 2 :: Int]) (show (Just 'x'))
  printf "%d %d %d\n" (2 ^ 70 :: Integer) (-5 :: Int) (fromIntegral (3 :: Int) :: Integer)
  let s = printf "%s-%03d" "id" (7 :: Int) :: String
  putStrLn s
  hPrintf stdout "%s %v %v %v\n" "to" (1 :: Int) 'c' (1.5 :: Double)
  let rows = [Row "widget" 3 9.99, Row "gadget" 12 0.5, Row "thing-with-long-name" 1 1234.567]
  printf "%-12s %5s %10s\n" "item" "qty" "price"
  mapM_ (\r -> printf "%-12.12s %5d %10.2f\n" (item r) (qty r) (price r)) rows
  printf "%-12s %5d %10.2f\n" "total" (sum (map qty rows)) (sum [fromIntegral (qty r) * price r | r <- rows])
  mapM_ (uncurry (printf "%s -> %d\n")) (M.toList (M.fromListWith (+) [(w, 1 :: Int) | w <- words "a b a c b a"]))
  printf "%5.1f%%  %s\n" (12.345 :: Double) (replicate 3 '#')
  printf "%.3s|%5c|%-5c|\n" "abcdef" 'x' 'y'
  printf "%.0f %.1f %5.0f|%+.1f %010.3f\n" (2.5 :: Double) (0.05 :: Double) (99.5 :: Double) (1.0 :: Double) (-3.14159 :: Double)
  printf "%i %u\n" (5 :: Int) (7 :: Word)
  printf "end\n"
