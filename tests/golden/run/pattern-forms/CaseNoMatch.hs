-- A case without a matching alternative.
main :: IO ()
main = do
  print (g (Just 2))
  print (g Nothing)
  where
    g m = case m of
      Just n | n > (1 :: Int) -> n
             | n > 5 -> 0
