module Main where
import Data.List (unfoldr)
import qualified Data.Map as M
data Stream a = a :> Stream a
infixr 5 :>
instance Functor Stream where fmap f (a :> s) = f a :> fmap f s
instance Applicative Stream where { pure a = a :> pure a; (f :> fs) <*> (a :> as) = f a :> (fs <*> as) }
takeS :: Int -> Stream a -> [a]
takeS n s = unfoldr (\(k, a :> r) -> if k == 0 then Nothing else Just (a, (k - 1, r))) (n, s)
nats, ruler :: Stream Int
nats = 0 :> fmap (+ 1) nats
interleave :: Stream a -> Stream a -> Stream a
interleave (a :> as) bs = a :> interleave bs as
ruler = interleave (pure 0) (fmap (+ 1) ruler)
thueMorse :: [Int]
thueMorse = 0 : go thueMorse where go (x : xs) = (1 - x) : tail' x xs; go [] = []; tail' _ xs = weave (map (1 -) xs) xs
weave :: [a] -> [a] -> [a]
weave (_ : as) _ = as
weave [] bs = bs
main :: IO ()
main = do
  print (takeS 16 ruler)
  print (takeS 5 ((,) <$> nats <*> fmap (* 2) nats))
  print (take 4 thueMorse)
  print (M.foldrWithKey (\k v acc -> k + v + acc) 0 (M.fromList (zip [1 .. 10] (takeS 10 nats))))
