import Data.Char

main :: IO ()
main = do
  putStrLn "abc \228\246\252 \955 \8364 \128512"
  print (length "\228\955\8364\128512!")
  putStrLn "\128512"
  print (fromEnum ('a' == 'a') + 2 * fromEnum ('a' < '\955') + fromEnum ('a' > 'b'))
  print (ord maxBound)
