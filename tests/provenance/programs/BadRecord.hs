module Main where

data Item = Item { name :: String, price :: Int }

parseItem :: String -> Item
parseItem line = Item { name = before, price = read after }
  where
    before = takeWhile (/= ',') line
    after = drop 1 (dropWhile (/= ',') line)

parseAll :: String -> [Item]
parseAll text = map parseItem (lines text)

report :: [Item] -> String
report items = unwords [name item ++ "=" ++ show (price item) | item <- items]

main :: IO ()
main = do
  let items = parseAll "nut,3\nbolt,x\ncog,7\n"
  print (length items)
  putStrLn (report items)
