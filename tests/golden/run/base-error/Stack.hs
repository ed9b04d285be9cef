-- error adds the calls that led there; its first line goes to stderr with them.
import GHC.Stack

inner :: HasCallStack => Int -> Int
inner n = if n > 2 then error ("too big: " ++ show n) else n

outer :: HasCallStack => Int -> Int
outer n = inner (n + 1) * 2

main :: IO ()
main = do
  print (outer 1)
  print (outer 5)
