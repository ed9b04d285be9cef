-- expect: InvalidNewtype
{-# LANGUAGE GADTs #-}
newtype Only a where
  Only :: Int -> Only Int
main :: IO ()
main = print 1
