-- expect: ExtensionNeeded
{-# LANGUAGE Haskell2010 #-}
f :: Int -> Int
f !x = x
main :: IO ()
main = print (f 1)
