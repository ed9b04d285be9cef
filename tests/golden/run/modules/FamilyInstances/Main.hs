-- A module without an export list exports the data families that it gives instances.
import Rows (Row (..))

swap :: Row Int -> Row Int
swap (Ints a b) = Ints b a

main :: IO ()
main = do
  print (swap (Ints 1 2))
  print (map not (flags (Flags [True, False])))
