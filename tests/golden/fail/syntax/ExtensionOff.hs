-- expect: ExtensionNeeded
f :: Int -> Int
f = \case { 0 -> 1; n -> n }
main :: IO ()
main = print (f 1)
