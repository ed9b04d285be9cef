/** A small library for tests of the type checker: what syntax means, where it is expected, and a few types and classes. */

const head = '{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, ImplicitParams, RankNTypes, ConstraintKinds #-}\n';

/** In the order they are checked. */
export const tinyLibrary: readonly string[] = [
  'module GHC.Prim where\n',
  `module GHC.Types where
import GHC.Prim
data Bool = False | True
data Ordering = LT | EQ | GT
data Char = C# Char#
data Int = I# Int#
data Word = W# Word#
data Double = D# Double#
data Float = F# Float#
newtype IO a = IO (State# RealWorld -> (# State# RealWorld, a #))
`,
  'module GHC.Tuple where\nimport GHC.Types\n',
  `module GHC.CString where
import GHC.Types
import GHC.Prim
unpackCString# :: Addr# -> [Char]
unpackCString# a = unpackCString# a
`,
  `module GHC.Classes where
import GHC.Types
infix 4 ==, /=, <, <=
infixr 3 &&
infixr 2 ||
class Eq a where
  (==), (/=) :: a -> a -> Bool
class Eq a => Ord a where
  compare :: a -> a -> Ordering
  (<), (<=) :: a -> a -> Bool
instance Eq Int where { a == b = True; a /= b = False }
instance Eq Char where { a == b = True; a /= b = False }
instance Eq a => Eq [a] where { a == b = True; a /= b = False }
instance (Eq a, Eq b) => Eq (a, b) where { a == b = True; a /= b = False }
instance Ord Int where { compare a b = EQ; a < b = True; a <= b = True }
instance Ord a => Ord [a] where { compare a b = EQ; a < b = True; a <= b = True }
(&&), (||) :: Bool -> Bool -> Bool
True && x = x
False && _ = False
True || _ = True
False || x = x
not :: Bool -> Bool
not True = False
not False = True
`,
  `module GHC.Num.Integer where
import GHC.Types
import GHC.Prim
import GHC.Classes
data Integer = IS Int#
instance Eq Integer where { a == b = True; a /= b = False }
instance Ord Integer where { compare a b = EQ; a < b = True; a <= b = True }
`,
  `module GHC.Num where
import GHC.Types
import GHC.Num.Integer
infixl 7 *
infixl 6 +, -
class Num a where
  (+), (-), (*) :: a -> a -> a
  negate :: a -> a
  fromInteger :: Integer -> a
instance Num Int where { a + b = a; a - b = a; a * b = a; negate a = a; fromInteger _ = I# 0# }
instance Num Integer where { a + b = a; a - b = a; a * b = a; negate a = a; fromInteger a = a }
instance Num Double where { a + b = a; a - b = a; a * b = a; negate a = a; fromInteger _ = D# 0.0## }
`,
  `module GHC.Base.Functions where
infixr 0 $
($) :: (a -> b) -> a -> b
f $ x = f x
`,
  `module GHC.Base (module GHC.Base, module GHC.Base.Functions) where
import GHC.Base.Functions
import GHC.Types
import GHC.CString
import GHC.Classes
import GHC.Prim
infixr 9 .
infixr 5 ++
infixl 4 <$>, <*>
infixl 1 >>, >>=
type String = [Char]
data Maybe a = Nothing | Just a
data Either a b = Left a | Right b
class Functor f where
  fmap :: (a -> b) -> f a -> f b
class Functor f => Applicative f where
  pure :: a -> f a
  (<*>) :: f (a -> b) -> f a -> f b
class Applicative m => Monad m where
  (>>=) :: m a -> (a -> m b) -> m b
  (>>) :: m a -> m b -> m b
  return :: a -> m a
(<$>) :: Functor f => (a -> b) -> f a -> f b
f <$> x = fmap f x
instance Functor Maybe where { fmap f Nothing = Nothing; fmap f (Just x) = Just (f x) }
instance Applicative Maybe where { pure = Just; Just f <*> Just x = Just (f x); _ <*> _ = Nothing }
instance Monad Maybe where { Just x >>= f = f x; Nothing >>= _ = Nothing; _ >> m = m; return = Just }
instance Functor [] where { fmap f [] = []; fmap f (x : xs) = f x : fmap f xs }
instance Functor IO where { fmap f (IO m) = IO (\\s -> case m s of (# t, a #) -> (# t, f a #)) }
instance Applicative IO where { pure x = IO (\\s -> (# s, x #)); _ <*> _ = undefined }
instance Monad IO where { IO m >>= k = undefined; a >> b = b; return x = pure x }
id :: a -> a
id x = x
const :: a -> b -> a
const x _ = x
(.) :: (b -> c) -> (a -> b) -> a -> c
(f . g) x = f (g x)
(++) :: [a] -> [a] -> [a]
[] ++ ys = ys
(x : xs) ++ ys = x : (xs ++ ys)
map :: (a -> b) -> [a] -> [b]
map f xs = [f x | x <- xs]
foldr :: (a -> b -> b) -> b -> [a] -> b
foldr f z [] = z
foldr f z (x : xs) = f x (foldr f z xs)
fst :: (a, b) -> a
fst (x, _) = x
undefined :: a
undefined = undefined
`,
  `module Control.Monad.Fail where
import GHC.Base
import GHC.Types
class Monad m => MonadFail m where
  fail :: String -> m a
instance MonadFail Maybe where { fail _ = Nothing }
instance MonadFail IO where { fail _ = undefined }
`,
  `module GHC.Real where
import GHC.Types
import GHC.Num
import GHC.Num.Integer
import GHC.Base
import GHC.Classes
infixl 7 /, :%
data Ratio a = !a :% !a
type Rational = Ratio Integer
class (Num a, Ord a) => Real a where
  toRational :: a -> Rational
class Real a => Integral a where
  div, mod :: a -> a -> a
  toInteger :: a -> Integer
class Num a => Fractional a where
  (/) :: a -> a -> a
  fromRational :: Rational -> a
instance Fractional Double where { a / b = a; fromRational r = undefined }
instance Real Int where { toRational = undefined }
instance Integral Int where { div = undefined; mod = undefined; toInteger = undefined }
length :: [a] -> Int
length [] = 0
length (_ : xs) = 1 + length xs
sum :: Num a => [a] -> a
sum = foldr (+) 0
fromIntegral :: (Integral a, Num b) => a -> b
fromIntegral x = fromInteger (toInteger x)
`,
  `module GHC.Enum where
import GHC.Types
import GHC.Num.Integer
import GHC.Base
class Enum a where
  enumFrom :: a -> [a]
  enumFromThen :: a -> a -> [a]
  enumFromTo :: a -> a -> [a]
  enumFromThenTo :: a -> a -> a -> [a]
instance Enum Int where { enumFrom = undefined; enumFromThen = undefined; enumFromTo = undefined; enumFromThenTo = undefined }
instance Enum Integer where { enumFrom = undefined; enumFromThen = undefined; enumFromTo = undefined; enumFromThenTo = undefined }
instance Enum Char where { enumFrom = undefined; enumFromThen = undefined; enumFromTo = undefined; enumFromThenTo = undefined }
`,
  `module GHC.Show where
import GHC.Types
import GHC.Base
import GHC.Num.Integer
class Show a where
  show :: a -> String
instance Show Int where { show _ = "" }
instance Show Integer where { show _ = "" }
instance Show Double where { show _ = "" }
instance Show Bool where { show _ = "" }
instance Show Char where { show _ = "" }
instance Show a => Show [a] where { show _ = "" }
instance Show a => Show (Maybe a) where { show _ = "" }
instance (Show a, Show b) => Show (a, b) where { show _ = "" }
instance Show () where { show _ = "" }
`,
  `module Data.String where
import GHC.Base
import GHC.Types
class IsString a where
  fromString :: String -> a
instance a ~ Char => IsString [a] where { fromString s = s }
`,
  `module GHC.ST where
import GHC.Base
data ST s a = ST
data STRef s a = STRef
instance Functor (ST s) where { fmap = undefined }
instance Applicative (ST s) where { pure = undefined; (<*>) = undefined }
instance Monad (ST s) where { (>>=) = undefined; (>>) = undefined; return = undefined }
newSTRef :: a -> ST s (STRef s a)
newSTRef _ = ST
readSTRef :: STRef s a -> ST s a
readSTRef _ = ST
runST :: (forall s. ST s a) -> a
runST _ = undefined
`,
  `module Prelude (module X, Bool(..), Ordering(..), Char, Int, Word, Double, Float, IO, Integer, String, putStrLn, print, seq) where
import GHC.Prim
import GHC.Types
import GHC.Classes as X
import GHC.Num.Integer
import GHC.Num as X
import GHC.Base as X
import Control.Monad.Fail as X
import GHC.Real as X
import GHC.Enum as X
import GHC.Show as X
putStrLn :: String -> IO ()
putStrLn _ = undefined
print :: Show a => a -> IO ()
print x = putStrLn (show x)
`,
].map((text) => head + text);
