-- expect: InvalidInstanceHead
{-# LANGUAGE Haskell2010 #-}
class C a where c :: a -> Int
instance C [Char] where c _ = 1
main :: IO ()
main = print (c "a")
