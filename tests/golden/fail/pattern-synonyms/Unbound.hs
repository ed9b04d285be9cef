-- expect: UnboundArgument
{-# LANGUAGE PatternSynonyms #-}
pattern First x = (x, y)

main :: IO ()
main = putStrLn [c | First c <- [('a', 'b')]]
