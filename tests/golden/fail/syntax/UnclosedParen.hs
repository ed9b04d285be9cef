-- expect: UnexpectedToken
main :: IO ()
main = print (1 + 2

f :: Int
f = 1
