-- expect: MissingInstance
{-# LANGUAGE QuantifiedConstraints, RankNTypes #-}
newtype Pred a = Pred (a -> Bool)

shown :: (forall x. Show x => Show (t x)) => t Int -> String
shown = show

main :: IO ()
main = putStrLn (shown (Pred even))
