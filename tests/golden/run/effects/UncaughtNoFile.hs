import System.IO
main :: IO ()
main = do
  hSetBuffering stdout (BlockBuffering Nothing)
  putStr "partial output"
  h <- openFile "does-not-exist.txt" ReadMode
  hGetLine h >>= putStrLn
