-- expect: NotInScope
f :: Shwo a => a -> String
f = show
main :: IO ()
main = putStrLn (f 1)
