-- expect: NotAMethod
data T = T
instance Show T where
  show T = "T"
  size T = 1
main :: IO ()
main = print T
