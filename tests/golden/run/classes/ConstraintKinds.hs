{-# LANGUAGE ConstraintKinds, KindSignatures, RankNTypes, GADTs #-}
-- Constraints as synonyms, as parameters, and packed.
import Data.Kind (Constraint, Type)

type Printable a = (Show a, Ord a)

data Some (c :: Type -> Constraint) where Some :: c a => a -> Some c

render :: Printable a => [a] -> String
render xs = show (maximum xs)

each :: (forall a. c a => a -> r) -> [Some c] -> [r]
each f xs = [f x | Some x <- xs]

main :: IO ()
main = do
  putStrLn (render [1, 5, 3 :: Int])
  mapM_ putStrLn (each @Show show [Some 'a', Some (Just True), Some [1 :: Int]])
