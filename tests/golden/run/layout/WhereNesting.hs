-- where under where, guards over several lines, and a where that scopes over all guards.
classify :: Int -> String
classify n
  | even n
  , n > limit
  = "big even" ++ suffix
  | n > limit = "big" ++ suffix
  | otherwise
  = inner n
  where
    limit = 10
    suffix = bang 2
      where bang k = replicate k mark
              where mark = '!'
    inner m
      | m < 0 = "negative"
      | otherwise = "small"

main :: IO ()
main = mapM_ (putStrLn . classify) [12, 13, 4, -4]
