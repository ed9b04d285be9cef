-- Input larger than any buffer, with characters of every size across its edges.
main :: IO ()
main = do
  text <- getContents
  print (length text, length (lines text))
  print (maximum (map length (lines text)))
  putStrLn (take 10 (last (lines text)))
  print (length (filter (> '\127') text))
