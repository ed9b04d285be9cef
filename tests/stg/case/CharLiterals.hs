classify :: Char -> Int
classify c = case c of 'a' -> 1; 'b' -> 2; '\n' -> 3; '\955' -> 4; '\1114111' -> 5; _ -> 0

main :: IO ()
main = mapM_ (print . classify) "b\n\955\1114111za"
