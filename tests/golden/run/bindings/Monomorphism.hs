-- The monomorphism restriction: a binding without arguments is used at one type, and shared.
import Data.List (genericLength)
import Debug.Trace (trace)

average :: [Double] -> Double
average xs = total / count
  where
    total = sum xs
    count = genericLength xs

plus = (+)

shared = trace "evaluated once" (product [1 .. 5])

main :: IO ()
main = do
  print (average [1, 2, 4])
  print (plus 1.5 2)
  print (shared + shared)
  let n = 3
  print (n / 2)
  let f = show
  putStrLn (f 'x')
