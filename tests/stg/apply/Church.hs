{-# LANGUAGE RankNTypes #-}
type Church = forall a. (a -> a) -> a -> a

zero, one, two, three, six :: Church
zero _ x = x
one f x = f (zero f x)
two f x = one f (one f x)
three f x = two f (one f x)
six f = two (three f)

main :: IO ()
main = print (six (six (+ 1)) (0 :: Int))
