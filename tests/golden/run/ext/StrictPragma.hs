{-# LANGUAGE Strict #-}
-- Strict: bindings and arguments are forced unless ~ says otherwise; StrictData comes with it.
import Control.Exception

data P = P Int ~Int
attempt :: String -> a -> IO ()
attempt what ~v = try (evaluate v) >>= \r -> putStrLn (what ++ either (\(ErrorCall m) -> ": " ++ m) (const ": fine") r)

k :: a -> b -> a
k x _ = x
l :: a -> b -> a
l x ~_ = x
m :: a -> b -> a
m x y = x

main :: IO ()
main = do
  attempt "let" (let x = error "x" :: Int in ())
  attempt "lazy let" (let ~x = error "x" :: Int in ())
  attempt "argument" (m () (error "arg" :: Int))
  attempt "lazy argument" (l () (error "arg" :: Int))
  attempt "field" (case P (error "first") 1 of P {} -> ())
  attempt "lazy field" (case P 1 (error "second") of P {} -> ())
  attempt "nested" (let (a, b) = (error "a" :: Int, 1 :: Int) in b)
