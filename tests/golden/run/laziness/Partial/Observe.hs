{-# LANGUAGE ScopedTypeVariables, FlexibleInstances #-}
-- | Shows how far a value is defined: `_` stands for what is not, `E` for an error of the library's.
module Observe where
import Control.Exception
import System.IO.Unsafe
import qualified Data.Map as M
import qualified Data.IntMap as IM
import qualified Data.Set as S
import qualified Data.IntSet as IS
import qualified Data.Sequence as Q
import Data.Foldable (toList)
import Data.List.NonEmpty (NonEmpty (..))
import Data.Functor.Identity
import Data.Monoid (Sum (..))

data B = B deriving Show
instance Exception B
bot :: a
bot = throw B

class Obs a where obs :: Int -> a -> String
guardO :: (a -> String) -> a -> String
guardO f x = unsafePerformIO $ do
  r <- try (evaluate x)
  case r of
    Left (e :: SomeException) -> pure (case fromException e of { Just B -> "_"; Nothing -> case fromException e of { Just (_ :: ErrorCall) -> "E"; Nothing -> "X" } })
    Right v -> pure (f v)
instance Obs Int where obs _ = guardO show
instance Obs Integer where obs _ = guardO show
instance Obs Char where obs _ = guardO show
instance Obs Bool where obs _ = guardO (take 1 . show)
instance Obs Ordering where obs _ = guardO show
instance Obs () where obs _ = guardO (const "u")
instance Obs Double where obs _ = guardO show
instance Obs a => Obs [a] where
  obs n | n <= 0 = guardO (const "..")
        | otherwise = guardO (\l -> case l of { [] -> "N"; x : xs -> obs (n - 1) x ++ ":" ++ obs (n - 1) xs })
instance Obs a => Obs (NonEmpty a) where obs n = guardO (\(x :| xs) -> "<" ++ obs (n-1) x ++ "|" ++ obs (n-1) xs)
instance Obs a => Obs (Maybe a) where obs n = guardO (maybe "Z" (\x -> "J" ++ obs n x))
instance (Obs a, Obs b) => Obs (Either a b) where obs n = guardO (either (\x -> "L" ++ obs n x) (\x -> "R" ++ obs n x))
instance (Obs a, Obs b) => Obs (a, b) where obs n = guardO (\(a, b) -> "(" ++ obs n a ++ "," ++ obs n b ++ ")")
instance (Obs a, Obs b, Obs c) => Obs (a, b, c) where obs n = guardO (\(a, b, c) -> "(" ++ obs n a ++ "," ++ obs n b ++ "," ++ obs n c ++ ")")
instance (Obs k, Obs v) => Obs (M.Map k v) where obs n = guardO (\m -> "M" ++ obs n (M.toList m))
instance Obs v => Obs (IM.IntMap v) where obs n = guardO (\m -> "I" ++ obs n (IM.toList m))
instance Obs k => Obs (S.Set k) where obs n = guardO (\m -> "S" ++ obs n (S.toList m))
instance Obs IS.IntSet where obs n = guardO (\m -> "S" ++ obs n (IS.toList m))
instance Obs v => Obs (Q.Seq v) where obs n = guardO (\m -> "Q" ++ obs n (toList m))
instance Obs a => Obs (Identity a) where obs n (Identity a) = obs n a

instance Obs a => Obs (Sum a) where obs n (Sum a) = obs n a

plists :: [[Int]]
plists = [bot, [], 1 : bot, [bot, 2], [2, 1, bot], 3 : bot : bot]
pstrs :: [String]
pstrs = [bot, "", 'a' : bot, "a b", 'a' : ' ' : bot, ['a', bot], ' ' : bot, "a\n" ++ bot, "\n" ++ bot]
pll :: [[[Int]]]
pll = [bot, [], [1] : bot, [1 : bot, [2]], [[], bot], [bot, [1]], [[1], [2, bot], [3]]]
t :: Obs a => String -> [a] -> IO ()
t name xs = putStrLn (name ++ ": " ++ unwords (map (obs 6) xs))
pf :: [Int -> Bool]
pf = [const bot, const True, (> 1)]
pi2 :: [Int]
pi2 = [bot, 0, 1, 5]
