-- expect: NotInScope
data T = T a
main :: IO ()
main = return ()
