-- expect: OneWayPattern
{-# LANGUAGE PatternSynonyms #-}
pattern Head :: a -> [a]
pattern Head x <- x : _

main :: IO ()
main = print (Head 'x')
