{-# LANGUAGE DeriveDataTypeable, RankNTypes #-}
-- Queries for all types made with one constructor: dataCast1 and dataCast2 of derived Data.
import Data.Data

data Tree a = Leaf | Fork (Tree a) a (Tree a) deriving (Data)
data Two a b = Two a b deriving (Data)
data Ghost a = Ghost deriving (Data)
newtype Fixed f = Fixed Int deriving (Data)

newtype Query r a = Query {ask :: a -> r}

ext1 :: (Data d, Typeable t) => (d -> r) -> (forall e. Data e => t e -> r) -> d -> r
ext1 other query = ask (maybe (Query other) id (dataCast1 (Query query)))

ext2 :: (Data d, Typeable t) => (d -> r) -> (forall e e'. (Data e, Data e') => t e e' -> r) -> d -> r
ext2 other query = ask (maybe (Query other) id (dataCast2 (Query query)))

tell :: Data a => a -> String
tell = (\x -> "a " ++ show (toConstr x))
  `ext1` (\t -> case t of { Leaf -> "leaf"; Fork l x r -> "fork " ++ tell l ++ ", " ++ tell x ++ ", " ++ tell r })
  `ext1` (\m -> maybe "none" (\x -> "some " ++ tell x) m)
  `ext1` (\l -> "list of " ++ concat (map tell l))
  `ext1` (\Ghost -> "ghost")
  `ext2` (\(Two x y) -> "two of " ++ tell x ++ " and " ++ tell y)
  `ext2` either (\x -> "left " ++ tell x) (\x -> "right " ++ tell x)

instanceOfGhost :: Data a => Ghost a -> String
instanceOfGhost = tell

main :: IO ()
main = do
  putStrLn (tell (Fork Leaf 'c' Leaf))
  putStrLn (tell [Just True, Nothing])
  putStrLn (tell (Two (Left 'x' :: Either Char Bool) (Right () :: Either Bool ())))
  putStrLn (instanceOfGhost (Ghost :: Ghost Int))
  putStrLn (tell (Fixed 1 :: Fixed Char))
  putStrLn (tell (Ghost :: Ghost Bool, 'c'))
