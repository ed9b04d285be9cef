-- Output in all forms, across buffer sizes.
import System.IO

main :: IO ()
main = do
  putChar 'a'
  putStr "bc\nd"
  putStrLn ""
  print (1 :: Int, "two", 'c')
  hPutStr stdout "x" >> hPutStrLn stdout "y" >> hPrint stdout [1.5 :: Double]
  putStrLn "\955\8594\128512 \233"
  putStrLn (replicate 5000 'z')
  putStr (unlines (map show [1 .. 300 :: Int]))
  putStrLn (concat (replicate 900 "\8364uro "))
  hFlush stdout
