{-# LANGUAGE Haskell2010, GADTs, RankNTypes, RoleAnnotations, TypeOperators #-}
-- GADTs allows constructors with variables of their own; an operator has a role annotation in parentheses.
module Main where

type role (:-) nominal nominal
newtype a :- b = Arrow (a -> b)

data Shown = forall a. Show a => Shown a

run :: (a :- b) -> a -> b
run (Arrow f) = f

main :: IO ()
main = mapM_ (\(Shown x) -> putStrLn (run (Arrow show) x)) [Shown 'x', Shown [1 :: Int, 2], Shown (Just True)]
