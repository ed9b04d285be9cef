-- expect: UnboundImplicitParameter
{-# LANGUAGE ImplicitParams #-}
f :: (?x :: Int) => Int
f = ?x + 1
main :: IO ()
main = print f
