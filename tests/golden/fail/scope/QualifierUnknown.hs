-- expect: NotInScope
main :: IO ()
main = print (Map.empty == Map.empty)
