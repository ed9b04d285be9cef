-- expect: NoTypeArgument
main :: IO ()
main = print (not @Int True)
