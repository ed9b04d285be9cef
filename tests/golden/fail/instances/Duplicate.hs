-- expect: DuplicateInstance
data T = T
instance Show T where show _ = "1"
instance Show T where show _ = "2"
main :: IO ()
main = print T
