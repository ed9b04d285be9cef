-- flags: --host host.mjs
-- The host calls back into Haskell, and that throws.
module Main where

foreign import javascript "throughJavaScript" through :: (Int -> IO Int) -> Int -> IO Int

half :: Int -> Int
half n
  | even n = n `div` 2
  | otherwise = error ("odd: " ++ show n)
{-# NOINLINE half #-}

inner :: Int -> IO Int
inner n = do
  putStrLn ("inner " ++ show n)
  return $! half n

main :: IO ()
main = do
  through inner 8 >>= print
  through (through inner) 7 >>= print
