-- expect: ExtensionNeeded
{-# LANGUAGE NoTupleSections #-}
main :: IO ()
main = print (map (,1) "a")
