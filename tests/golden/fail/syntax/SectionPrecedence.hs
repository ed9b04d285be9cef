-- expect: SectionPrecedence
main :: IO ()
main = print ((1 + 2 *) 3)
