{-# LANGUAGE TypeFamilies, FlexibleContexts, UndecidableInstances #-}
-- Associated types with defaults, data families, closed families, equality constraints.
import qualified Data.Map as M

class Store c where
  type Key c
  type Key c = Int
  type Elem c
  data Cursor c
  at :: Key c -> c -> Maybe (Elem c)
  start :: c -> Cursor c
instance Store [a] where
  type Elem [a] = a
  data Cursor [a] = ListCursor Int
  at n xs = if n < length xs then Just (xs !! n) else Nothing
  start = ListCursor . length
instance Ord k => Store (M.Map k v) where
  type Key (M.Map k v) = k
  type Elem (M.Map k v) = v
  data Cursor (M.Map k v) = MapCursor (Maybe k) | Done
  at = M.lookup
  start m = if M.null m then Done else MapCursor (fst <$> M.lookupMin m)

type family If c a b where
  If Bool a b = a
  If c a b = b
pick :: If Bool Int Char -> If () Int Char -> String
pick n c = show (n + 1) ++ [c]

data family Box a
newtype instance Box Int = BoxInt Int deriving Show
data instance Box Bool = BoxTrue | BoxFalse deriving (Show, Eq)

total :: (Store c, Elem c ~ Int) => [Key c] -> c -> Int
total ks c = sum [n | k <- ks, Just n <- [at k c]]

main :: IO ()
main = do
  print (at 1 "abc", at "k" (M.fromList [("k", 5)]))
  print (total [0, 2, 9] [1, 2, 3], total "ab" (M.fromList [('a', 10), ('b', 20)]))
  putStrLn (pick 1 'x') >> print (BoxInt 3, [BoxTrue, BoxFalse])
  case start "four" of ListCursor n -> print n
  case start (M.fromList [(1 :: Int, 'x')]) of { MapCursor k -> print k; Done -> putStrLn "done" }
