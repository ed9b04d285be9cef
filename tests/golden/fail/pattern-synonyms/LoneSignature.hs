-- expect: MissingBinding
{-# LANGUAGE PatternSynonyms #-}
pattern P :: Int

main :: IO ()
main = print 1
