-- expect: PolymorphicArgument
{-# LANGUAGE RankNTypes, TypeApplications #-}
main :: IO ()
main = print (id @(forall a. a -> a) id 1)
