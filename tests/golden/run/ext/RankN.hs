{-# LANGUAGE RankNTypes #-}
-- Higher-rank types: arguments, fields, church encodings, runST-like use.
import Control.Monad.ST
import Data.STRef

both :: (forall a. [a] -> [a]) -> ([Int], String) -> ([Int], String)
both f (a, b) = (f a, f b)

newtype Church = Church (forall a. (a -> a) -> a -> a)
toInt :: Church -> Int
toInt (Church n) = n (+ 1) 0
plus, times :: Church -> Church -> Church
plus (Church a) (Church b) = Church (\f -> a f . b f)
times (Church a) (Church b) = Church (a . b)

data Monoid' m = Monoid' { zero :: m, op :: m -> m -> m }
data Nat f g = Nat { run :: forall x. f x -> g x }

withShow :: (forall a. Show a => a -> String) -> String
withShow f = f 1 ++ f True ++ f "s"

type Lens s a = forall f. Functor f => (a -> f a) -> s -> f s
newtype K a b = K { getK :: a }
instance Functor (K a) where fmap _ (K a) = K a
view :: Lens s a -> s -> a
view l = getK . l K
first' :: Lens (a, c) a
first' f (a, c) = fmap (\b -> (b, c)) (f a)

main :: IO ()
main = do
  print (both reverse ([1, 2, 3], "abc"), both (take 1) ([1, 2], "xy"))
  let two = Church (\f -> f . f); three = Church (\f -> f . f . f)
  print (toInt (plus two three), toInt (times two three))
  print (run (Nat (\m -> case m of { Just x -> [x]; Nothing -> [] })) (Just 'c'))
  putStrLn (withShow show)
  print (view first' (1, 'x'), view (first' . first') (('q', 1), 2))
  print (runST (do { r <- newSTRef 0; mapM_ (\i -> modifySTRef r (+ i)) [1 .. 10]; readSTRef r }))
