import Text.Read (readMaybe)

main :: IO ()
main = mapM_ (print . maybe (0 / 0) id . (readMaybe :: String -> Maybe Double)) ["3.14", "1e23", "-2.5e-3", "17", "9007199254740993", "4.9e-324", "1e400", "abc"]
