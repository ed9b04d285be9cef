module Main where

import qualified Data.Map as M
import Data.Maybe (fromMaybe)

data Trie a = Trie {value :: Maybe a, children :: M.Map Char (Trie a)}

instance Functor Trie where
  fmap f (Trie v c) = Trie (fmap f v) (fmap (fmap f) c)

instance Foldable Trie where
  foldMap f (Trie v c) = foldMap f v <> foldMap (foldMap f) c

instance Traversable Trie where
  traverse f (Trie v c) = Trie <$> traverse f v <*> traverse (traverse f) c

instance Semigroup a => Semigroup (Trie a) where
  Trie a as <> Trie b bs = Trie (a <> b) (M.unionWith (<>) as bs)

instance Semigroup a => Monoid (Trie a) where
  mempty = Trie Nothing M.empty

empty :: Trie a
empty = Trie Nothing M.empty

insertWith :: (a -> a -> a) -> String -> a -> Trie a -> Trie a
insertWith f [] x t = t {value = Just (maybe x (f x) (value t))}
insertWith f (c : cs) x t = t {children = M.insert c (insertWith f cs x sub) (children t)}
  where
    sub = fromMaybe empty (M.lookup c (children t))

find :: String -> Trie a -> Maybe (Trie a)
find cs t = foldl (\acc c -> acc >>= M.lookup c . children) (Just t) cs

toAssocs :: Trie a -> [(String, a)]
toAssocs (Trie v c) = [("", x) | Just x <- [v]] ++ [(k : ks, x) | (k, t) <- M.toList c, (ks, x) <- toAssocs t]

complete :: String -> Trie a -> [String]
complete prefix t = maybe [] (map ((prefix ++) . fst) . toAssocs) (find prefix t)

delete :: String -> Trie a -> Trie a
delete key t = fromMaybe empty (go key t)
  where
    go [] u = prune u {value = Nothing}
    go (c : cs) u = prune u {children = M.update (go cs) c (children u)}
    prune u = case u of
      Trie Nothing c | M.null c -> Nothing
      _ -> Just u

main :: IO ()
main = do
  let ws = words "to tea ted ten i in inn tea to to"
      t = foldr (\w -> insertWith (+) w (1 :: Int)) empty ws
  print (toAssocs t)
  print (complete "te" t, complete "x" t)
  print (sum t, length t, maximum t)
  print (toAssocs (delete "ten" (delete "inn" t)))
  print (toAssocs (fmap show t))
  _ <- traverse print t
  print (fmap toAssocs (traverse (\n -> if n > 0 then Just (n * 10) else Nothing) t))
  print (toAssocs (fmap show t <> mempty <> foldr (\w -> insertWith (++) w "!") empty ["to", "new"]))
