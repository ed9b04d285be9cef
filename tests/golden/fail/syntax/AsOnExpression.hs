-- expect: UnexpectedToken
main :: IO ()
main = print (x@1)
