-- expect: NotExported
import Data.List (sortBy, comparing)

main :: IO ()
main = do
  print (sortBy (comparing negate) [1, 2 :: Int])
  forM_ [1, 2 :: Int] print
  forM_ "ab" print
