{-# LANGUAGE FlexibleInstances, UndecidableInstances, KindSignatures, ConstraintKinds, RankNTypes #-}
module Main where

import Data.Functor.Identity
import Data.Functor.Const
import Control.Monad.State hiding (fix)
import Data.Kind (Type)

class ExpSYM repr where
  int :: Integer -> repr Integer
  bool :: Bool -> repr Bool
  lam :: (repr a -> repr b) -> repr (a -> b)
  app :: repr (a -> b) -> repr a -> repr b
  fix :: (repr a -> repr a) -> repr a
  add :: repr Integer -> repr Integer -> repr Integer
  mul :: repr Integer -> repr Integer -> repr Integer
  leq :: repr Integer -> repr Integer -> repr Bool
  if_ :: repr Bool -> repr a -> repr a -> repr a

newtype R a = R { unR :: a }
instance ExpSYM R where
  int = R
  bool = R
  lam f = R (unR . f . R)
  app (R f) (R a) = R (f a)
  fix f = R (let x = unR (f (R x)) in x)
  add (R a) (R b) = R (a + b)
  mul (R a) (R b) = R (a * b)
  leq (R a) (R b) = R (a <= b)
  if_ (R c) t e = if c then t else e

newtype S a = S { unS :: Int -> String }
instance ExpSYM S where
  int n = S (const (show n))
  bool b = S (const (show b))
  lam f = S (\n -> let x = "x" ++ show n in "(\\" ++ x ++ " -> " ++ unS (f (S (const x))) (n + 1) ++ ")")
  app (S f) (S a) = S (\n -> "(" ++ f n ++ " " ++ a n ++ ")")
  fix f = S (\n -> let s = "self" ++ show n in "(fix " ++ s ++ ". " ++ unS (f (S (const s))) (n + 1) ++ ")")
  add (S a) (S b) = S (\n -> "(" ++ a n ++ " + " ++ b n ++ ")")
  mul (S a) (S b) = S (\n -> "(" ++ a n ++ " * " ++ b n ++ ")")
  leq (S a) (S b) = S (\n -> "(" ++ a n ++ " <= " ++ b n ++ ")")
  if_ (S c) (S t) (S e) = S (\n -> "if " ++ c n ++ " then " ++ t n ++ " else " ++ e n)

newtype Size a = Size { size :: Int }
instance ExpSYM Size where
  int _ = Size 1
  bool _ = Size 1
  lam f = Size (1 + size (f (Size 0)))
  app (Size a) (Size b) = Size (a + b + 1)
  fix f = Size (1 + size (f (Size 0)))
  add (Size a) (Size b) = Size (a + b + 1)
  mul (Size a) (Size b) = Size (a + b + 1)
  leq (Size a) (Size b) = Size (a + b + 1)
  if_ (Size a) (Size b) (Size c) = Size (a + b + c + 1)

factorial :: ExpSYM repr => repr (Integer -> Integer)
factorial = fix (\self -> lam (\n -> if_ (leq n (int 1)) (int 1) (mul n (app self (add n (int (-1)))))))

class Monad m => MonadLogger m where logMsg :: String -> m ()
class Monad m => MonadKV (m :: Type -> Type) where
  getKey :: String -> m (Maybe Int)
  putKey :: String -> Int -> m ()

newtype App a = App { runApp :: State ([(String, Int)], [String]) a }
instance Functor App where fmap f (App s) = App (fmap f s)
instance Applicative App where { pure = App . pure; App f <*> App a = App (f <*> a) }
instance Monad App where App a >>= f = App (a >>= runApp . f)
instance MonadLogger App where logMsg s = App (modify (fmap (s :)))
instance MonadKV App where
  getKey k = App (gets (lookup k . fst))
  putKey k v = App (modify (\(kv, l) -> ((k, v) : filter ((/= k) . fst) kv, l)))

type Effects m = (MonadLogger m, MonadKV m)

bump :: Effects m => String -> m Int
bump k = do
  old <- getKey k
  let new = maybe 1 (+ 1) old
  logMsg (k ++ ": " ++ show old ++ " -> " ++ show new)
  putKey k new
  return new

-- van Laarhoven lenses
type Lens s t a b = forall f. Functor f => (a -> f b) -> s -> f t
view :: Lens s t a b -> s -> a
view l = getConst . l Const
over :: Lens s t a b -> (a -> b) -> s -> t
over l f = runIdentity . l (Identity . f)
_1 :: Lens (a, c) (b, c) a b
_1 f (a, c) = (\b -> (b, c)) <$> f a
_2 :: Lens (c, a) (c, b) a b
_2 f (c, a) = (,) c <$> f a

main :: IO ()
main = do
  print (unR (app factorial (int 10)))
  putStrLn (unS factorial 0)
  print (size factorial)
  print (unR (app (app (lam (\x -> lam (\y -> add x (mul y y)))) (int 1)) (int 5)))
  print (runState (runApp (mapM bump (words "a b a a c b"))) ([], []))
  print (view (_1 . _2) ((1, 'x'), True), over (_2 . _1) length ("k", ("hello", ())))
