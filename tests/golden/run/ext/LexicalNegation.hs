{-# LANGUAGE LexicalNegation #-}
main :: IO ()
main = do
  let x = 4 :: Int
  print (-x `mod` 3)
  print (map (subtract 1) [1, 2], map (- 1) [1, 2 :: Int])
  print (abs -x, x - 1, x-1)
  print (-x + 1, (-x))
