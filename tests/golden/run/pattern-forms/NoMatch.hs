-- A function without a matching clause ends the program with the place of its clauses.
f :: Int -> Int -> String
f 0 _ = "zero"
f _ 0 = "right zero"

main :: IO ()
main = do
  putStrLn (f 0 1)
  putStrLn (f 1 0)
  putStrLn (f 1 1)
