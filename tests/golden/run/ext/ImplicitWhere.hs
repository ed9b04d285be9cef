{-# LANGUAGE ImplicitParams #-}
-- Implicit parameters bound by a `where` of their own.
scaled :: (?factor :: Int) => Int -> Int
scaled n = n * ?factor

byTen :: Int -> Int
byTen n = scaled n + ?offset where ?factor = 10; ?offset = 1

nested :: Int -> [Int]
nested n = case n of
  0 -> [scaled 1, scaled 2] where ?factor = 100
  _ -> go n
    where
      go k = [scaled k] where ?factor = k

main :: IO ()
main = do
  print (byTen 4)
  print (nested 0, nested 3)
  print (let ?factor = 2 in outer 5)

outer :: (?factor :: Int) => Int -> (Int, Int)
outer n = (scaled n, inner) where inner = scaled n where ?factor = ?factor + 1
