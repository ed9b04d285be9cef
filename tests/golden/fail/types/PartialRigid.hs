-- expect: RigidTypeVariable
{-# LANGUAGE PartialTypeSignatures #-}
negated :: a -> _
negated x = not x
main :: IO ()
main = print (negated True)
