-- expect: RecursivePattern
{-# LANGUAGE PatternSynonyms #-}
pattern Nested x <- Just (Nested x)

main :: IO ()
main = print 1
