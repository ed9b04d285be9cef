-- expect: MissingInstance
{-# LANGUAGE PatternSynonyms #-}
pattern Pair :: () => Show a => a -> b -> (a, b)
pattern Pair x y = (x, y)

main :: IO ()
main = case (id, 'x') of Pair _ c -> print c
