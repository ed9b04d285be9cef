-- expect: NakedExpression
print 1
main :: IO ()
main = print 1
