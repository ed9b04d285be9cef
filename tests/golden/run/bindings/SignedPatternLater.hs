-- Variables of a pattern binding that have signatures, used by bindings that the pattern's right-hand side needs in turn.
module Main where

numbered :: [String] -> ([(Int, String)], [Int])
numbered names = (rows, reverse widths)
  where
    rows = zip numbers names

    numbers :: [Int]
    widths :: [Int]
    (_, 0 : numbers, widths) = foldr step (length rows, [0], []) names

    step name (next, sofar, found) = (next - 1, sofar ++ [next], length name : found)

-- One of them polymorphic.
pair :: (String, Int)
pair = (first ("a", use), second)
  where
    use = same second
    first :: (a, b) -> a
    second :: Int
    same :: a -> a
    (first, same, second) = (\(a, _) -> a, \x -> x, length (show (const 3 use)))

main :: IO ()
main = do
  print (take 3 (fst (lazily ["one", "three", "seventeen"])))
  print (snd (numbered []))
  print pair
  where
    lazily names = (rows, total)
      where
        rows = zip marks names
        marks :: [Int]
        total :: Int
        (marks, total) = (iterate (+ length (take 2 rows)) 0, length rows)
