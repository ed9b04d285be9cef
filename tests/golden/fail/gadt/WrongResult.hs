-- expect: MissingInstance
{-# LANGUAGE GADTs #-}
data E a where
  I :: Int -> E Int
  B :: Bool -> E Bool
f :: E a -> a
f (I n) = n
f (B b) = 1
main :: IO ()
main = print (f (I 1))
