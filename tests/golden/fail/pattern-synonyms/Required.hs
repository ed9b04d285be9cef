-- expect: MissingInstance
{-# LANGUAGE PatternSynonyms #-}
pattern Zero :: (Eq a, Num a) => a
pattern Zero = 0

f :: Maybe Int -> Bool
f Zero = True
f _ = False

main :: IO ()
main = print (f Nothing)
