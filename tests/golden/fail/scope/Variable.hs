-- expect: NotInScope
main :: IO ()
main = print (lenght "abc")
