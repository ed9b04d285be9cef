-- A failed operation nobody catches.
main :: IO ()
main = do
  putStrLn "start"
  _ <- readFile "no-such-file.txt"
  putStrLn "never"
