{-# LANGUAGE RoleAnnotations, DerivingStrategies, DerivingVia, StandaloneDeriving #-}
import Data.Coerce
import qualified Data.Map as M
import Data.Monoid
import Control.Monad.State
import Control.Monad.Reader
newtype Age = Age Int deriving (Eq, Ord, Show)
data Ph a = Ph deriving Show
f :: M.Map Int Int -> M.Map Int Age
f = coerce
class Foo a where
  foo :: a -> [a] -> Maybe a
instance Foo Int where foo a b = Just (a + length b)
deriving newtype instance Foo Age
type role T phantom representational _
data T a b c = T b c deriving Show
type role Ptr' representational
data Ptr' a = Ptr' Int deriving Show
newtype App m a = App (ReaderT Int (StateT Int m) a)
  deriving (Functor, Applicative, Monad, MonadReader Int, MonadState Int, MonadIO)
newtype App2 a = App2 { runApp2 :: ReaderT Int (StateT Int IO) a }
  deriving newtype (Functor, Applicative, Monad, MonadReader Int, MonadState Int, MonadIO)
newtype Total = Total Int deriving (Semigroup, Monoid) via (Sum Int) deriving stock Show
newtype Wrap f a = Wrap (f a) deriving newtype (Functor, Foldable, Show)
newtype Num' = Num' Integer deriving newtype (Num, Show, Eq, Ord, Enum, Real, Integral)
main = do
  print (f (M.fromList [(1,2)]))
  print (coerce (Ph :: Ph Int) :: Ph Bool)
  print (foo (Age 3) [Age 4])
  print (coerce (T (1::Int) 'c' :: T Int Int Char) :: T Bool (Sum Int) Char)
  print (coerce (Ptr' 1 :: Ptr' Int) :: Ptr' Age)
  print (Total 3 <> mempty <> Total 4)
  r <- runStateT (runReaderT (runApp2 (do { x <- ask; modify (+x); liftIO (print x); pure 'a' })) 5) 6
  print r
  print (sum (Wrap [1,2,3]), fmap (+1) (Wrap [1]))
  print (Num' 5 `div` 2 + 7, [Num' 1 ..Num' 3])
