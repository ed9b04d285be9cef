-- Weak pointers, stable names, unsafeCoerce.
import System.Mem
import System.Mem.StableName
import System.Mem.Weak
import Unsafe.Coerce

newtype Age = Age Int

main :: IO ()
main = do
  print (unsafeCoerce (Age 3) + (1 :: Int))
  let xs = [1, 2, 3] :: [Int]
  a <- makeStableName xs
  b <- makeStableName xs
  c <- makeStableName (reverse xs)
  print (a == b, eqStableName a c, hashStableName a == hashStableName b)
  w <- mkWeakPtr xs (Just (return ()))
  performGC
  deRefWeak w >>= print
  print (sum xs)
