{-# LANGUAGE TypeFamilies, FlexibleContexts, UndecidableInstances #-}
module Main where
import qualified Data.IntMap as IM
import qualified Data.Map as M
import Data.Kind (Type)

class Key k where
  data KMap k :: Type -> Type
  emptyK :: KMap k v
  lookupK :: k -> KMap k v -> Maybe v
  alterK :: (Maybe v -> Maybe v) -> k -> KMap k v -> KMap k v
  toListK :: KMap k v -> [(k, v)]

instance Key Int where
  newtype KMap Int v = KInt (IM.IntMap v)
  emptyK = KInt IM.empty
  lookupK k (KInt m) = IM.lookup k m
  alterK f k (KInt m) = KInt (IM.alter f k m)
  toListK (KInt m) = IM.toList m

instance Key () where
  newtype KMap () v = KUnit (Maybe v)
  emptyK = KUnit Nothing
  lookupK () (KUnit v) = v
  alterK f () (KUnit v) = KUnit (f v)
  toListK (KUnit v) = maybe [] (\x -> [((), x)]) v

instance Key Bool where
  data KMap Bool v = KBool (Maybe v) (Maybe v)
  emptyK = KBool Nothing Nothing
  lookupK b (KBool f t) = if b then t else f
  alterK g b (KBool f t) = if b then KBool f (g t) else KBool (g f) t
  toListK (KBool f t) = [(False, x) | Just x <- [f]] ++ [(True, x) | Just x <- [t]]

instance (Key a, Key b) => Key (a, b) where
  newtype KMap (a, b) v = KPair (KMap a (KMap b v))
  emptyK = KPair emptyK
  lookupK (a, b) (KPair m) = lookupK a m >>= lookupK b
  alterK f (a, b) (KPair m) = KPair (alterK (Just . alterK f b . maybe emptyK id) a m)
  toListK (KPair m) = [((a, b), v) | (a, n) <- toListK m, (b, v) <- toListK n]

instance (Key a, Key b) => Key (Either a b) where
  data KMap (Either a b) v = KEither (KMap a v) (KMap b v)
  emptyK = KEither emptyK emptyK
  lookupK (Left a) (KEither m _) = lookupK a m
  lookupK (Right b) (KEither _ n) = lookupK b n
  alterK f (Left a) (KEither m n) = KEither (alterK f a m) n
  alterK f (Right b) (KEither m n) = KEither m (alterK f b n)
  toListK (KEither m n) = [(Left a, v) | (a, v) <- toListK m] ++ [(Right b, v) | (b, v) <- toListK n]

instance Key a => Key [a] where
  data KMap [a] v = KList (Maybe v) (KMap a (KMap [a] v))
  emptyK = KList Nothing emptyK
  lookupK [] (KList v _) = v
  lookupK (x : xs) (KList _ m) = lookupK x m >>= lookupK xs
  alterK f [] (KList v m) = KList (f v) m
  alterK f (x : xs) (KList v m) = KList v (alterK (Just . alterK f xs . maybe emptyK id) x m)
  toListK (KList v m) = [([], x) | Just x <- [v]] ++ [(a : as, x) | (a, n) <- toListK m, (as, x) <- toListK n]

type family Elem c where
  Elem [a] = a
  Elem (M.Map k v) = (k, v)
  Elem (Maybe a) = a
  Elem a = a

class Collection c where
  type Index c :: Type
  type Index c = Int
  elems :: c -> [Elem c]
  at :: c -> Index c -> Maybe (Elem c)
instance Collection [a] where
  elems = id
  at xs i = case drop i xs of { (x : _) | i >= 0 -> Just x; _ -> Nothing }
instance Ord k => Collection (M.Map k v) where
  type Index (M.Map k v) = k
  elems = M.toList
  at m k = (,) k <$> M.lookup k m

total :: (Collection c, Elem c ~ Int) => c -> Int
total = sum . elems

type family Arity f :: Type
type instance Arity (a -> b) = (a, Arity b)
type instance Arity Int = ()
collect :: Arity (Int -> Bool -> Int) -> String
collect (n, (b, ())) = show n ++ show b

main :: IO ()
main = do
  let m = foldr (\(k, v) -> alterK (Just . maybe v (+ v)) k) emptyK [((1 :: Int, True), 10), ((2, False), 20), ((1, True), 5 :: Int)]
  print (toListK m, lookupK (1, True) m, lookupK (3, True) m)
  let t = foldr (\w -> alterK (Just . maybe 1 (+ 1)) (map (\c -> if c < 'n' then Left (fromEnum c) else Right (c == 'o')) w)) emptyK (words "to no on to one") :: KMap [Either Int Bool] Int
  print (toListK t)
  print (total [1, 2, 3], at "abc" 1, at (M.fromList [("k", 1 :: Int)]) "k", at [1 :: Int] 7)
  putStrLn (collect (3, (True, ())))
  print (toListK (alterK (const (Just 'u')) () emptyK))
