-- Lazy input: a function from input to output.
main :: IO ()
main = interact (unlines . zipWith number [1 :: Int ..] . lines)
  where
    number i l = show i ++ ": " ++ reverse l
