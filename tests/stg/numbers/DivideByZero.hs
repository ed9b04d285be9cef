import Control.Exception
import Data.Word

attempt :: (Int -> Int) -> IO ()
attempt f = print (f 0) `catch` \e -> putStrLn (displayException (e :: ArithException))

word :: (Word -> Word -> Word) -> Int -> Int
word f n = fromIntegral (f 5 (fromIntegral n))

main :: IO ()
main = do
  mapM_ attempt [quot 5, rem 5, uncurry (+) . quotRem 5, word quot, word rem, word (\a b -> uncurry (+) (quotRem a b))]
  attempt (\n -> minBound `quot` (n - 1))
