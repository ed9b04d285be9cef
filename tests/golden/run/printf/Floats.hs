import Text.Printf

main :: IO ()
main = do
  printf "%f %.2f %.0f %8.3f|%-8.1f|\n" pi' pi' pi' pi' pi'
  printf "%e %.3e %g %g %g\n" (123456.789 :: Double) (0.00012345 :: Double) (1.5 :: Double) (1e-5 :: Double) (1e10 :: Double)
  printf "%+.1f % .1f %08.2f %+08.2f\n" pi' pi' (-pi') pi'
  printf "%.1f %.1f %.1f %.1f\n" (0.25 :: Double) (0.35 :: Double) (2.5 :: Double) (0.05 :: Double)
  printf "%s %v %v\n" (show (1 / 0 :: Double)) (0.1 :: Float) (-2 :: Double)
  printf "%5.1f%%|%E|%G\n" (99.5 :: Double) (1234.5 :: Double) (1234.5 :: Double)
  mapM_ (\x -> printf "%10.4f %s\n" x (show x)) [0, 1, -1.5, 1e6, 1e-3 :: Double]
  where pi' = 3.14159265 :: Double
