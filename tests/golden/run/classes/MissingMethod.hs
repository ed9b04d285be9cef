{-# OPTIONS_GHC -Wno-missing-methods #-}
-- A method without definition is an error at run time only, and only when it is used.
import Control.Exception

class C a where { one :: a -> Int; two :: a -> Int }
instance C Int where one = (+ 1)
instance C Bool where { one = fromEnum; two b = one b * 2 }

main :: IO ()
main = do
  print (one (1 :: Int), two True)
  r <- try (evaluate (two (1 :: Int)))
  putStrLn (either (\(NoMethodError s) -> s) show r)
