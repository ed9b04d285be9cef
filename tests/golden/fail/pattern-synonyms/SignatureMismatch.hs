-- expect: TypeMismatch
{-# LANGUAGE PatternSynonyms #-}
pattern Named :: String -> Maybe Int
pattern Named s = Just s

main :: IO ()
main = print [s | Named s <- []]
