-- expect: WildcardInType
-- the constraints and types that they leave open are inferred all the same
next :: (Show a, _) => a -> (String, _)
next x = (show (succ x), [x])
main :: IO ()
main = print (snd (next 'a'))
