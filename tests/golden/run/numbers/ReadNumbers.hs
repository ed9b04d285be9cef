-- Reading numbers: signs, spaces, parentheses, bases, what is refused.
main :: IO ()
main = do
  print (read " -5 " :: Int, read "(3)" :: Int, read "((-7))" :: Int, read "0x1f" :: Int, read "0o17" :: Int)
  print (reads "12abc" :: [(Int, String)], reads "- 3" :: [(Int, String)], reads "1.5" :: [(Int, String)])
  print (read "1.5e2" :: Double, read "3" :: Double, reads "NaN" :: [(Double, String)], read "-0.5" :: Double)
  print (reads "1e3" :: [(Int, String)], reads "" :: [(Int, String)], reads "--1" :: [(Int, String)])
  print (read "[ 1 , 2,3 ]" :: [Int], read "( 1 , True )" :: (Int, Bool))
