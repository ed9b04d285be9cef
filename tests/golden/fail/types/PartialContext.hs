-- expect: MissingInstance
{-# LANGUAGE PartialTypeSignatures #-}
double :: Show a => a -> _
double x = show (x + x)
main :: IO ()
main = putStrLn (double 1)
