-- expect: WrongConstructorResult
{-# LANGUAGE GADTs #-}
data E a where
  I :: Int -> Maybe Int
main :: IO ()
main = print 1
