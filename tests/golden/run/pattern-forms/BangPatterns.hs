-- Bang patterns force in order; a bang in let forces before the body.
import Control.Exception
import Debug.Trace (trace)

f :: Int -> Int -> Int
f !a !b = 1

attempt :: a -> IO ()
attempt v = try (evaluate v) >>= \r -> putStrLn (either (\(ErrorCall m) -> "error " ++ m) (const "fine") r)

main :: IO ()
main = do
  attempt (f (error "a") (error "b"))
  attempt (f 1 (error "b"))
  attempt (let !x = error "x" :: Int in ())
  attempt (let x = error "x" :: Int in ())
  attempt (let !(a, b) = (error "a", 2 :: Int) in b)
  attempt (let (!a, b) = (error "inner" :: Int, 2 :: Int) in b)
  attempt (case error "scrutinee" of !_ -> ())
  attempt (case error "scrutinee" of _ -> ())
  let go !acc [] = acc
      go !acc (x : xs) = go (acc + x) xs
  print (go 0 [1 .. 1000 :: Int])
