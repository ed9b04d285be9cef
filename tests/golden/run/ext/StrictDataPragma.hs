{-# LANGUAGE StrictData #-}
-- StrictData: fields of data are strict, ~ makes them lazy; newtypes are untouched.
import Control.Exception

data R = R { a :: Int, b :: ~Int }
newtype N = N Int
attempt :: String -> a -> IO ()
attempt what v = try (evaluate v) >>= \r -> putStrLn (what ++ either (\(ErrorCall m) -> ": " ++ m) (const ": fine") r)

main :: IO ()
main = do
  attempt "strict" (R (error "a") 1)
  attempt "lazy" (R 1 (error "b"))
  attempt "record" R { b = 1, a = error "named" }
  attempt "update" ((R 1 2) { a = error "new" })
  attempt "newtype" (case N (error "n") of N _ -> ())
