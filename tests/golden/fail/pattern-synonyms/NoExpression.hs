-- expect: OneWayPattern
{-# LANGUAGE PatternSynonyms #-}
pattern Head x = x : _

main :: IO ()
main = print [x | Head x <- ["ab", ""]]
