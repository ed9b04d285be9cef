import Numeric

main :: IO ()
main = do
  mapM_ approx [exp 1.5, log 10, sin 0.5, cos 0.5, tan 0.5, asin 0.5, acos 0.5, atan 0.5, sinh 0.5, cosh 0.5, tanh 0.5]
  mapM_ approx [expm1 0.25, log1p 0.25, asinh 0.5, acosh 1.5, atanh 0.5, 1.1 ** 10]
  where
    approx :: Double -> IO ()
    approx d = print (round (d * 1000000) :: Int)
