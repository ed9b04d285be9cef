import Data.Int
import Data.Word
import Text.Printf

main :: IO ()
main = do
  printf "%d %i %5d|%-5d|%05d\n" (42 :: Int) (-7 :: Int) (42 :: Int) (42 :: Int) (-42 :: Int)
  printf "%+d % d %+5d|\n" (1 :: Int) (2 :: Int) (-3 :: Int)
  printf "%x %X %#x %o %#o %b %#b\n" (255 :: Int) (255 :: Int) (255 :: Int) (8 :: Int) (8 :: Int) (5 :: Int) (5 :: Int)
  printf "%u %x %u\n" (-1 :: Int8) (-1 :: Int16) (200 :: Word8)
  printf "%.5d|%8.3d|%-8.3d|\n" (42 :: Int) (42 :: Int) (-42 :: Int)
  printf "%d %d\n" (2 ^ (70 :: Int) :: Integer) (-(10 ^ (20 :: Int)) :: Integer)
  printf "%*d|%-*d|%0*d\n" (6 :: Int) (1 :: Int) (6 :: Int) (2 :: Int) (6 :: Int) (3 :: Int)
  printf "%hhd %hd %ld %hhx\n" (1 :: Int) (2 :: Int) (3 :: Int) (-1 :: Int)
  printf "%c%c %5c|%-3c|\n" 'a' (98 :: Int) 'c' 'd'
