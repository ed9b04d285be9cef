-- A monad transformer stack written by hand with a class and functional dependencies.
{-# LANGUAGE FunctionalDependencies, UndecidableInstances, FlexibleInstances #-}
newtype StateT s m a = StateT { runStateT :: s -> m (a, s) }
instance Monad m => Functor (StateT s m) where fmap f m = m >>= pure . f
instance Monad m => Applicative (StateT s m) where { pure a = StateT (\s -> pure (a, s)); f <*> x = f >>= \g -> x >>= \y -> pure (g y) }
instance Monad m => Monad (StateT s m) where m >>= k = StateT (\s -> runStateT m s >>= \(a, t) -> runStateT (k a) t)
newtype WriterT w m a = WriterT { runWriterT :: m (a, w) }
instance Functor m => Functor (WriterT w m) where fmap f (WriterT m) = WriterT (fmap (\(a, w) -> (f a, w)) m)
instance (Monoid w, Monad m) => Applicative (WriterT w m) where { pure a = WriterT (pure (a, mempty)); f <*> x = f >>= \g -> fmap g x }
instance (Monoid w, Monad m) => Monad (WriterT w m) where
  WriterT m >>= k = WriterT (do { (a, w) <- m; (b, v) <- runWriterT (k a); pure (b, w <> v) })
class Monad m => MonadState s m | m -> s where { get :: m s; put :: s -> m () }
instance Monad m => MonadState s (StateT s m) where { get = StateT (\s -> pure (s, s)); put s = StateT (\_ -> pure ((), s)) }
class MonadTrans t where lift :: Monad m => m a -> t m a
instance Monoid w => MonadTrans (WriterT w) where lift m = WriterT (fmap (\a -> (a, mempty)) m)
instance MonadTrans (StateT s) where lift m = StateT (\s -> fmap (\a -> (a, s)) m)
instance (Monoid w, MonadState s m) => MonadState s (WriterT w m) where { get = lift get; put = lift . put }
tell :: Monad m => w -> WriterT w m ()
tell w = WriterT (pure ((), w))

counter :: WriterT [String] (StateT Int IO) Int
counter = do
  n <- get
  tell ["was " ++ show n]
  lift (lift (putStrLn "in IO"))
  put (n * 2)
  fmap (+ 1) get

main :: IO ()
main = runStateT (runWriterT (counter >> counter)) 5 >>= print
