-- expect: MissingBinding
infixl 6 <+>
main :: IO ()
main = print 1
