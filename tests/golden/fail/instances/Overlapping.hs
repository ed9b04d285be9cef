-- expect: OverlappingInstances
class C a where c :: a -> Int
instance C [a] where c _ = 1
instance C [Int] where c _ = 2
main :: IO ()
main = print (c [1 :: Int])
