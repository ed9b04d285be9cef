-- expect: PolymorphicArgument
{-# LANGUAGE RankNTypes #-}
identities :: [forall a. a -> a]
identities = [id]
main :: IO ()
main = print (length identities)
