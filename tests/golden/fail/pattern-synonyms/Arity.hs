-- expect: ConstructorArity
{-# LANGUAGE PatternSynonyms #-}
pattern Pair :: a -> b -> (a, b)
pattern Pair x y = (x, y)

main :: IO ()
main = case ('a', 'b') of Pair c -> print c
