-- Type annotations inside expressions, local signatures, several names in one.
main :: IO ()
main = do
  print (fromIntegral (3 :: Int) / 2 :: Double)
  print ((read "5" :: Int) + 1, (read "[1,2]" :: [Integer]), read "(1,'c',\"s\")" :: (Int, Char, String))
  let a, b :: Double
      a = 1
      b = 2
      f :: (Show a, Num a) => a -> String
      f n = show (n + 1)
  putStrLn (f a ++ " " ++ f (3 :: Int)) >> print (a / b)
  print (maxBound :: Char, minBound :: Int, (toEnum 66 :: Char))
  print ([] :: [Int], Nothing :: Maybe (), (mempty, ()) :: (String, ()))
