{-# LANGUAGE NoMonomorphismRestriction #-}
-- Without the restriction such bindings are overloaded.
plus = (+)
shows' = show
limit = 10

main :: IO ()
main = do
  print (plus 1 2 :: Int, plus 1.5 2 :: Double)
  putStrLn (shows' 'x' ++ shows' [True])
  print (limit :: Int, limit / 4 :: Double)
  let add = (+); (a, b) = (add 1, add 2)
  print (a 1.5, b (3 :: Int))
