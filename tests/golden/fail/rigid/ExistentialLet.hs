-- expect: ExistentialLazyPattern
{-# LANGUAGE ExistentialQuantification #-}
data T = forall a. Show a => T a
f :: T -> String
f t = let T x = t in show x
main :: IO ()
main = putStrLn (f (T 1))
