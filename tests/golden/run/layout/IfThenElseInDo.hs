-- DoAndIfThenElse: semicolons before then and else are allowed in do.
check :: Int -> IO ()
check n = do
  if n > 0
  then putStrLn "positive"
  else do
    putStrLn "not positive"
    if n == 0 then putStrLn "zero" else return ()
  putStrLn "done"

main :: IO ()
main = do
  check 1
  check 0
  if True; then putStrLn "explicit"; else putStrLn "never"
