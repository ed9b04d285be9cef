-- expect: MissingInstance
data T = T
instance Ord T where compare _ _ = EQ
main :: IO ()
main = print 1
