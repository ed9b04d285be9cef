-- Beginnings, ends and pieces of lists.
main :: IO ()
main = do
  print (head [1, 2, 3 :: Int], last [1, 2, 3 :: Int], tail "abc", init "abc")
  print (null [], null [1 :: Int], length "hello", "hello" !! 1)
  print [take n [1 .. 5 :: Int] | n <- [-1, 0, 3, 9]]
  print [drop n [1 .. 5 :: Int] | n <- [-1, 0, 3, 9]]
  print [splitAt n "haskell" | n <- [-1, 0, 3, 9]]
  print (takeWhile (< 3) [1 .. 5 :: Int], dropWhile (< 3) [1 .. 5 :: Int])
  print (span even [2, 4, 5, 6 :: Int], break (== ' ') "two words")
  print (fst (splitAt 2 (1 : 2 : undefined) :: ([Int], [Int])))
  print (take 3 (fst (span (< 10) [1 ..])) :: [Int])
  print (reverse [1 .. 10 :: Int], reverse "")
  print (lookup 2 [(1, "one"), (2, "two")], lookup 3 [(1, "one")])
  print (elem 3 [1, 2, 3 :: Int], notElem 'x' "abc", filter odd [1 .. 9 :: Int])
