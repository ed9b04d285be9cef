{-# LANGUAGE DeriveFunctor, RankNTypes #-}
module Main where

import Control.Monad
import Control.Monad.State
import Control.Monad.Writer
import qualified Data.Map as M

data Free f a = Pure a | Free (f (Free f a))

instance Functor f => Functor (Free f) where fmap = liftM
instance Functor f => Applicative (Free f) where { pure = Pure; (<*>) = ap }
instance Functor f => Monad (Free f) where
  Pure a >>= k = k a
  Free fa >>= k = Free (fmap (>>= k) fa)

liftF :: Functor f => f a -> Free f a
liftF = Free . fmap Pure

foldFree :: Monad m => (forall x. f x -> m x) -> Free f a -> m a
foldFree _ (Pure a) = return a
foldFree nt (Free fa) = nt fa >>= foldFree nt

data StoreF k
  = Put String Int k
  | Get String (Maybe Int -> k)
  | Delete String k
  deriving Functor

type Store = Free StoreF

put' :: String -> Int -> Store ()
put' k v = liftF (Put k v ())
get' :: String -> Store (Maybe Int)
get' k = liftF (Get k id)
delete' :: String -> Store ()
delete' k = liftF (Delete k ())

program :: Store (Maybe Int)
program = do
  put' "a" 1
  put' "b" 2
  a <- get' "a"
  forM_ a $ \x -> put' "c" (x + 41)
  delete' "b"
  b <- get' "b"
  c <- get' "c"
  return ((+) <$> c `mplus` Nothing <*> (b `mplus` Just 0))

pureStore :: StoreF x -> State (M.Map String Int) x
pureStore (Put k v n) = modify (M.insert k v) >> return n
pureStore (Get k f) = gets (f . M.lookup k)
pureStore (Delete k n) = n <$ modify (M.delete k)

traced :: StoreF x -> WriterT [String] (State (M.Map String Int)) x
traced op = do
  tell [describe op]
  lift (pureStore op)
  where
    describe (Put k v _) = "put " ++ k ++ "=" ++ show v
    describe (Get k _) = "get " ++ k
    describe (Delete k _) = "delete " ++ k

-- codensity
newtype Codensity m a = Codensity { runCodensity :: forall b. (a -> m b) -> m b }
instance Functor (Codensity m) where fmap f (Codensity g) = Codensity (\k -> g (k . f))
instance Applicative (Codensity m) where { pure a = Codensity ($ a); (<*>) = ap }
instance Monad (Codensity m) where Codensity g >>= f = Codensity (\k -> g (\a -> runCodensity (f a) k))

improve :: Functor f => Codensity (Free f) a -> Free f a
improve (Codensity g) = g Pure

manyPuts :: Int -> Codensity Store ()
manyPuts n = foldl (\acc i -> acc >> Codensity (put' (show i) i >>=)) (return ()) [1 .. n]

main :: IO ()
main = do
  print (runState (foldFree pureStore program) M.empty)
  let ((r, logs), s) = runState (runWriterT (foldFree traced program)) (M.fromList [("z", 26)])
  print r
  mapM_ putStrLn logs
  print s
  print (M.size (execState (foldFree pureStore (improve (manyPuts 500))) M.empty))
