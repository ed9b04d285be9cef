-- expect: Ambiguous
main :: IO ()
main = print (show (read "1"))
