{-# LANGUAGE ImplicitParams #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Semigroup to MonadPlus with their instances for basic types, the first functions on lists; and the modules below,
-- exported as one.
module GHC.Base
  ( -- * Classes
    Alternative (..)
  , Applicative (..)
  , Functor (..)
  , Monad (..)
  , MonadPlus (..)
  , Monoid (..)
  , Semigroup (..)
    -- * Types
  , NonEmpty (..)
  , String
    -- * Functions over the classes
  , (<**>)
  , (=<<)
  , ap
  , assert
  , join
  , liftA
  , liftA3
  , liftM
  , liftM2
  , liftM3
  , liftM4
  , liftM5
  , mapM
  , sequence
  , when
    -- * Lists
  , (++)
  , augment
  , build
  , eqString
  , foldr
  , map
    -- * IO
  , bindIO
  , failIO
  , returnIO
  , thenIO
  , unIO
    -- * The modules below
  , module GHC.Base.Functions
  , module GHC.CString
  , module GHC.Classes
  , module GHC.Err
  , module GHC.Magic
  , module GHC.Maybe
  , module GHC.Prim
  , module GHC.Types
  ) where

import GHC.Base.Functions
import GHC.CString
import GHC.Classes
import GHC.Err
import GHC.Magic
import GHC.Maybe
import GHC.Num (Num (..))
import GHC.Prim
import GHC.Real (Integral (..), even)
import GHC.Show
import GHC.Stack.Types (CallStack, HasCallStack)
import GHC.Tuple
import GHC.Types

infixr 6 <>
infixr 5 :|
infixr 5 ++
infixl 4 <$, <*>, <*, *>, <**>
infixl 3 <|>
infixl 1 >>, >>=
infixr 1 =<<

-- | A list that is not empty.
data NonEmpty a = a :| [a]
  deriving (Eq, Ord, Show)

-- Classes -------------------------------------------------------------------------------------------------------------

class Semigroup a where
  (<>) :: a -> a -> a
  sconcat :: NonEmpty a -> a
  -- | That many copies, at least one.
  stimes :: Integral b => b -> a -> a
  sconcat (x :| xs) = go x xs
    where
      go y (z : zs) = y <> go z zs
      go y [] = y
  stimes n x
    | n <= 0 = errorWithoutStackTrace "stimes: positive multiplier expected"
    | otherwise = repeated n x
  {-# MINIMAL (<>) #-}

-- | x <> x <> … by doubling; the count is positive.
repeated :: (Semigroup a, Integral b) => b -> a -> a
repeated n x
  | even n = repeated (n `quot` 2) (x <> x)
  | n == 1 = x
  | otherwise = repeatedBefore (n `quot` 2) (x <> x) x

repeatedBefore :: (Semigroup a, Integral b) => b -> a -> a -> a
repeatedBefore n x gathered
  | even n = repeatedBefore (n `quot` 2) (x <> x) gathered
  | n == 1 = x <> gathered
  | otherwise = repeatedBefore (n `quot` 2) (x <> x) (x <> gathered)

class Semigroup a => Monoid a where
  mempty :: a
  mappend :: a -> a -> a
  mconcat :: [a] -> a
  mappend = (<>)
  mconcat = foldr mappend mempty
  {-# MINIMAL mempty #-}

class Functor f where
  fmap :: (a -> b) -> f a -> f b
  (<$) :: a -> f b -> f a
  (<$) = fmap . const
  {-# MINIMAL fmap #-}

class Functor f => Applicative f where
  pure :: a -> f a
  (<*>) :: f (a -> b) -> f a -> f b
  liftA2 :: (a -> b -> c) -> f a -> f b -> f c
  (*>) :: f a -> f b -> f b
  (<*) :: f a -> f b -> f a
  (<*>) = liftA2 id
  liftA2 f x = (<*>) (fmap f x)
  a1 *> a2 = (id <$ a1) <*> a2
  (<*) = liftA2 const
  {-# MINIMAL pure, ((<*>) | liftA2) #-}

class Applicative m => Monad m where
  (>>=) :: m a -> (a -> m b) -> m b
  (>>) :: m a -> m b -> m b
  return :: a -> m a
  m >> k = m >>= \_ -> k
  return = pure
  {-# MINIMAL (>>=) #-}

class Applicative f => Alternative f where
  empty :: f a
  (<|>) :: f a -> f a -> f a
  -- | One or more.
  some :: f a -> f [a]
  -- | Zero or more.
  many :: f a -> f [a]
  some v = some_v
    where
      many_v = some_v <|> pure []
      some_v = liftA2 (:) v many_v
  many v = many_v
    where
      many_v = some_v <|> pure []
      some_v = liftA2 (:) v many_v
  {-# MINIMAL empty, (<|>) #-}

class (Alternative m, Monad m) => MonadPlus m where
  mzero :: m a
  mplus :: m a -> m a -> m a
  mzero = empty
  mplus = (<|>)

-- Functions over the classes ------------------------------------------------------------------------------------------

-- | Effects in order, the function from the right.
(<**>) :: Applicative f => f a -> f (a -> b) -> f b
(<**>) = liftA2 (\x f -> f x)

liftA :: Applicative f => (a -> b) -> f a -> f b
liftA f x = pure f <*> x

liftA3 :: Applicative f => (a -> b -> c -> d) -> f a -> f b -> f c -> f d
liftA3 f x y z = liftA2 f x y <*> z

(=<<) :: Monad m => (a -> m b) -> m a -> m b
f =<< x = x >>= f
{-# INLINE (=<<) #-}

join :: Monad m => m (m a) -> m a
join x = x >>= id

when :: Applicative f => Bool -> f () -> f ()
when p action = if p then action else pure ()
{-# INLINE when #-}

-- | The list versions; those of Traversable are more general.
sequence :: Monad m => [m a] -> m [a]
sequence = mapM id

mapM :: Monad m => (a -> m b) -> [a] -> m [b]
mapM f = go
  where
    go [] = return []
    go (x : xs) = f x >>= \y -> go xs >>= \ys -> return (y : ys)

liftM :: Monad m => (a -> r) -> m a -> m r
liftM f m1 = m1 >>= \x1 -> return (f x1)

liftM2 :: Monad m => (a -> b -> r) -> m a -> m b -> m r
liftM2 f m1 m2 = m1 >>= \x1 -> m2 >>= \x2 -> return (f x1 x2)

liftM3 :: Monad m => (a -> b -> c -> r) -> m a -> m b -> m c -> m r
liftM3 f m1 m2 m3 = m1 >>= \x1 -> m2 >>= \x2 -> m3 >>= \x3 -> return (f x1 x2 x3)

liftM4 :: Monad m => (a -> b -> c -> d -> r) -> m a -> m b -> m c -> m d -> m r
liftM4 f m1 m2 m3 m4 = m1 >>= \x1 -> m2 >>= \x2 -> m3 >>= \x3 -> m4 >>= \x4 -> return (f x1 x2 x3 x4)

liftM5 :: Monad m => (a -> b -> c -> d -> e -> r) -> m a -> m b -> m c -> m d -> m e -> m r
liftM5 f m1 m2 m3 m4 m5 =
  m1 >>= \x1 -> m2 >>= \x2 -> m3 >>= \x3 -> m4 >>= \x4 -> m5 >>= \x5 -> return (f x1 x2 x3 x4 x5)

ap :: Monad m => m (a -> b) -> m a -> m b
ap m1 m2 = m1 >>= \f -> m2 >>= \x -> return (f x)

-- Lists ---------------------------------------------------------------------------------------------------------------

foldr :: (a -> b -> b) -> b -> [a] -> b
foldr f z = go
  where
    go [] = z
    go (x : xs) = f x (go xs)

map :: (a -> b) -> [a] -> [b]
map f = go
  where
    go [] = []
    go (x : xs) = f x : go xs

(++) :: [a] -> [a] -> [a]
[] ++ ys = ys
(x : xs) ++ ys = x : (xs ++ ys)

-- | The list a function makes of given constructors.
build :: (forall b. (a -> b -> b) -> b -> b) -> [a]
build g = g (:) []

augment :: (forall b. (a -> b -> b) -> b -> b) -> [a] -> [a]
augment g xs = g (:) xs

eqString :: String -> String -> Bool
eqString [] [] = True
eqString (C# x : xs) (C# y : ys) = case eqChar# x y of
  1# -> eqString xs ys
  _ -> False
eqString _ _ = False

-- Lists as instances --------------------------------------------------------------------------------------------------

instance Semigroup [a] where
  (<>) = (++)
  stimes n xs
    | n < 0 = errorWithoutStackTrace "stimes: [], negative multiplier"
    | otherwise = copies n
    where
      copies 0 = []
      copies i = xs ++ copies (i - 1)

instance Monoid [a] where
  mempty = []
  mconcat = concatenate

-- | concat, which is above this module.
concatenate :: [[a]] -> [a]
concatenate [] = []
concatenate (xs : xss) = xs ++ concatenate xss

instance Functor [] where
  fmap = map
  x <$ ys = map (const x) ys

instance Applicative [] where
  pure x = [x]
  fs <*> xs = applyAll fs
    where
      applyAll [] = []
      applyAll (f : rest) = go xs
        where
          go [] = applyAll rest
          go (y : ys) = f y : go ys
  liftA2 f xs ys = outer xs
    where
      outer [] = []
      outer (x : rest) = go ys
        where
          go [] = outer rest
          go (z : zs) = f x z : go zs
  xs *> ys = xs >>= \_ -> ys

instance Monad [] where
  xs >>= f = outer xs
    where
      outer [] = []
      outer (x : rest) = f x ++ outer rest
  (>>) = (*>)

instance Alternative [] where
  empty = []
  (<|>) = (++)

instance MonadPlus []

-- NonEmpty ------------------------------------------------------------------------------------------------------------

instance Semigroup (NonEmpty a) where
  (x :| xs) <> ~(y :| ys) = x :| (xs ++ (y : ys))

instance Functor NonEmpty where
  fmap f ~(x :| xs) = f x :| map f xs
  y <$ ~(_ :| xs) = y :| (y <$ xs)

instance Applicative NonEmpty where
  pure x = x :| []
  (<*>) = ap
  liftA2 = liftM2

instance Monad NonEmpty where
  ~(x :| xs) >>= f = case f x of
    ~(y :| ys) -> y :| (ys ++ (xs >>= \z -> case f z of ~(w :| ws) -> w : ws))

-- Maybe ---------------------------------------------------------------------------------------------------------------

instance Semigroup a => Semigroup (Maybe a) where
  Nothing <> y = y
  x <> Nothing = x
  Just x <> Just y = Just (x <> y)
  stimes _ Nothing = Nothing
  stimes n (Just x) = case compare n 0 of
    LT -> errorWithoutStackTrace "stimes: Maybe, negative multiplier"
    EQ -> Nothing
    GT -> Just (stimes n x)

instance Semigroup a => Monoid (Maybe a) where
  mempty = Nothing

instance Functor Maybe where
  fmap _ Nothing = Nothing
  fmap f (Just x) = Just (f x)

instance Applicative Maybe where
  pure = Just
  Just f <*> m = fmap f m
  Nothing <*> _ = Nothing
  liftA2 f (Just x) (Just y) = Just (f x y)
  liftA2 _ _ _ = Nothing
  Just _ *> m = m
  Nothing *> _ = Nothing

instance Monad Maybe where
  Just x >>= k = k x
  Nothing >>= _ = Nothing
  (>>) = (*>)

instance Alternative Maybe where
  empty = Nothing
  Nothing <|> r = r
  l <|> _ = l

instance MonadPlus Maybe

-- Ordering, () --------------------------------------------------------------------------------------------------------

instance Semigroup Ordering where
  LT <> _ = LT
  EQ <> y = y
  GT <> _ = GT
  -- repetition changes nothing
  stimes n x = case compare n 0 of
    LT -> errorWithoutStackTrace "stimesIdempotentMonoid: negative multiplier"
    EQ -> EQ
    GT -> x

instance Monoid Ordering where
  mempty = EQ

instance Semigroup () where
  _ <> _ = ()
  sconcat _ = ()
  stimes _ _ = ()

instance Monoid () where
  mempty = ()
  mconcat _ = ()

-- Functions -----------------------------------------------------------------------------------------------------------

instance Semigroup b => Semigroup (a -> b) where
  f <> g = \x -> f x <> g x
  stimes n f x = stimes n (f x)

instance Monoid b => Monoid (a -> b) where
  mempty _ = mempty

instance Functor ((->) r) where
  fmap = (.)

instance Applicative ((->) r) where
  pure = const
  (<*>) f g x = f x (g x)
  liftA2 q f g x = q (f x) (g x)

instance Monad ((->) r) where
  f >>= k = \r -> k (f r) r

-- Tuples: all but the last component are on the side ------------------------------------------------------------------

instance (Semigroup a, Semigroup b) => Semigroup (a, b) where
  (a, b) <> (a', b') = (a <> a', b <> b')
  stimes n (a, b) = (stimes n a, stimes n b)

instance (Monoid a, Monoid b) => Monoid (a, b) where
  mempty = (mempty, mempty)

instance (Semigroup a, Semigroup b, Semigroup c) => Semigroup (a, b, c) where
  (a, b, c) <> (a', b', c') = (a <> a', b <> b', c <> c')
  stimes n (a, b, c) = (stimes n a, stimes n b, stimes n c)

instance (Monoid a, Monoid b, Monoid c) => Monoid (a, b, c) where
  mempty = (mempty, mempty, mempty)

instance (Semigroup a, Semigroup b, Semigroup c, Semigroup d) => Semigroup (a, b, c, d) where
  (a, b, c, d) <> (a', b', c', d') = (a <> a', b <> b', c <> c', d <> d')
  stimes n (a, b, c, d) = (stimes n a, stimes n b, stimes n c, stimes n d)

instance (Monoid a, Monoid b, Monoid c, Monoid d) => Monoid (a, b, c, d) where
  mempty = (mempty, mempty, mempty, mempty)

instance (Semigroup a, Semigroup b, Semigroup c, Semigroup d, Semigroup e) => Semigroup (a, b, c, d, e) where
  (a, b, c, d, e) <> (a', b', c', d', e') = (a <> a', b <> b', c <> c', d <> d', e <> e')
  stimes n (a, b, c, d, e) = (stimes n a, stimes n b, stimes n c, stimes n d, stimes n e)

instance (Monoid a, Monoid b, Monoid c, Monoid d, Monoid e) => Monoid (a, b, c, d, e) where
  mempty = (mempty, mempty, mempty, mempty, mempty)

instance Semigroup a => Semigroup (Solo a) where
  Solo a <> Solo b = Solo (a <> b)
  stimes n (Solo a) = Solo (stimes n a)

instance Monoid a => Monoid (Solo a) where
  mempty = Solo mempty

instance Functor Solo where
  fmap f (Solo a) = Solo (f a)

instance Applicative Solo where
  pure = Solo
  Solo f <*> Solo x = Solo (f x)
  liftA2 f (Solo x) (Solo y) = Solo (f x y)

instance Monad Solo where
  Solo a >>= k = k a

instance Functor ((,) a) where
  fmap f (a, x) = (a, f x)

instance Functor ((,,) a b) where
  fmap f (a, b, x) = (a, b, f x)

instance Functor ((,,,) a b c) where
  fmap f (a, b, c, x) = (a, b, c, f x)

instance Monoid a => Applicative ((,) a) where
  pure x = (mempty, x)
  (u, f) <*> (v, x) = (u <> v, f x)
  liftA2 f (u, x) (v, y) = (u <> v, f x y)

instance (Monoid a, Monoid b) => Applicative ((,,) a b) where
  pure x = (mempty, mempty, x)
  (a, b, f) <*> (a', b', x) = (a <> a', b <> b', f x)

instance (Monoid a, Monoid b, Monoid c) => Applicative ((,,,) a b c) where
  pure x = (mempty, mempty, mempty, x)
  (a, b, c, f) <*> (a', b', c', x) = (a <> a', b <> b', c <> c', f x)

instance Monoid a => Monad ((,) a) where
  (u, x) >>= k = case k x of (v, y) -> (u <> v, y)

instance (Monoid a, Monoid b) => Monad ((,,) a b) where
  (u, v, x) >>= k = case k x of (u', v', y) -> (u <> u', v <> v', y)

instance (Monoid a, Monoid b, Monoid c) => Monad ((,,,) a b c) where
  (u, v, w, x) >>= k = case k x of (u', v', w', y) -> (u <> u', v <> v', w <> w', y)

-- IO ------------------------------------------------------------------------------------------------------------------

returnIO :: a -> IO a
returnIO x = IO (\s -> (# s, x #))
{-# INLINE returnIO #-}

bindIO :: IO a -> (a -> IO b) -> IO b
bindIO (IO m) k = IO (\s -> case m s of (# s1, x #) -> unIO (k x) s1)
{-# INLINE bindIO #-}

thenIO :: IO a -> IO b -> IO b
thenIO (IO m) k = IO (\s -> case m s of (# s1, _ #) -> unIO k s1)
{-# INLINE thenIO #-}

unIO :: IO a -> State# RealWorld -> (# State# RealWorld, a #)
unIO (IO m) = m
{-# INLINE unIO #-}

-- The exceptions are made further up.
foreign import forward "GHC.IO.mkUserError" mkUserError :: [Char] -> exception
foreign import forward "GHC.IO.mplusIO" mplusIO :: IO a -> IO a -> IO a
foreign import forward "GHC.IO.Exception.assertionFailed" assertionFailed :: CallStack -> exception

-- | The second argument, unless the first is False: then AssertionFailed with the place of the call.
assert :: HasCallStack => Bool -> a -> a
assert True a = a
assert False _ = raise# (assertionFailed ?callStack)

-- | What `fail` is in IO: throws the user error.
failIO :: String -> IO a
failIO message = IO (raiseIO# (mkUserError message))

instance Functor IO where
  fmap f (IO m) = IO (\s -> case m s of (# s1, x #) -> (# s1, f x #))
  x <$ IO m = IO (\s -> case m s of (# s1, _ #) -> (# s1, x #))

instance Applicative IO where
  pure = returnIO
  IO mf <*> IO mx = IO (\s -> case mf s of (# s1, f #) -> case mx s1 of (# s2, x #) -> (# s2, f x #))
  liftA2 f (IO mx) (IO my) = IO (\s -> case mx s of (# s1, x #) -> case my s1 of (# s2, y #) -> (# s2, f x y #))
  (*>) = thenIO
  IO mx <* IO my = IO (\s -> case mx s of (# s1, x #) -> case my s1 of (# s2, _ #) -> (# s2, x #))

instance Monad IO where
  (>>=) = bindIO
  (>>) = thenIO

-- | As in GHC: an IOException of the first gives way to the second.
instance Alternative IO where
  empty = failIO "mzero"
  (<|>) = mplusIO

instance MonadPlus IO

instance Semigroup a => Semigroup (IO a) where
  (<>) = liftA2 (<>)

instance Monoid a => Monoid (IO a) where
  mempty = pure mempty
