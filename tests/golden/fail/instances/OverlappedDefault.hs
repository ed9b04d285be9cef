-- expect: OverlappingInstances
-- the instance itself is taken; the methods that it does not define are the class's, which would find two instances for the type
type Name = String

instance Show Name where
  show name = name

main :: IO ()
main = print (length (show 'x'))
