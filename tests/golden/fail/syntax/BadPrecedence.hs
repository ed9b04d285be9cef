-- expect: InvalidPrecedence
infixl 12 <+
(<+) :: Int -> Int -> Int
(<+) = (+)
main :: IO ()
main = print (1 <+ 2)
