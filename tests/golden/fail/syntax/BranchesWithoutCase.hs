-- expect: UnexpectedToken
main :: IO ()
main = do
  answer <- getLine
    "yes" -> putStrLn "good"
    _ -> putStrLn "bad"
