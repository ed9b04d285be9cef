{-# LANGUAGE UndecidableInstances, FunctionalDependencies, MagicHash, UnboxedTuples, AllowAmbiguousTypes, TypeApplications, DataKinds #-}
-- Dictionaries made of methods by unsafeCoerce, as package reflection does, and coercions of what is not lifted, as primitive does.
import Data.Kind (Type)
import Data.Proxy
import GHC.Exts
import GHC.ST (ST (..), runST)
import GHC.TypeLits (KnownNat, Nat, natVal)
import GHC.Word (Word8 (..))
import Numeric.Natural (Natural)
import Unsafe.Coerce

class Reifies s a | s -> a where
  reflect :: proxy s -> a

newtype Magic a r = Magic (forall (s :: Type). Reifies s a => Proxy s -> r)

reify :: forall a r. a -> (forall (s :: Type). Reifies s a => Proxy s -> r) -> r
reify a k = unsafeCoerce (Magic k :: Magic a r) (const a) Proxy

newtype MagicNat r = MagicNat (forall (n :: Nat). KnownNat n => Proxy n -> r)

reifyNat :: forall r. Natural -> (forall (n :: Nat). KnownNat n => Proxy n -> r) -> r
reifyNat n k = (unsafeCoerce :: MagicNat r -> Natural -> Proxy a -> r) (MagicNat k) n Proxy

class Given a where
  given :: a

newtype Gift a r = Gift (Given a => r)

give :: forall a r. a -> (Given a => r) -> r
give a k = (unsafeCoerce $ (Gift k :: Gift a r)) a

newtype Mod s = Mod Integer

instance Reifies s Integer => Show (Mod s) where
  show m@(Mod n) = show n ++ " mod " ++ show (reflect m)

instance Reifies s Integer => Num (Mod s) where
  a@(Mod x) + Mod y = Mod ((x + y) `mod` reflect a)
  a@(Mod x) * Mod y = Mod ((x * y) `mod` reflect a)
  negate a@(Mod x) = Mod (negate x `mod` reflect a)
  abs = id
  signum = id
  fromInteger n = r where r = Mod (n `mod` reflect r)

liberate# :: State# s -> State# r
liberate# = unsafeCoerce#

fill :: MutableByteArray# s -> Int -> Int -> Word# -> ST s ()
fill m (I# at) (I# n) w = ST (\s -> (# liberate# (setByteArray# m at n (word2Int# w) (unsafeCoerce# s)), () #))

main :: IO ()
main = do
  putStrLn (reify 7 (\(_ :: Proxy s) -> show (3 * 5 + 4 :: Mod s)))
  print (reify 3 (\p -> reify 4 (\q -> reflect p * 10 + reflect q :: Int)))
  print (reifyNat 12345 natVal)
  print (give 'x' [given, given :: Char], give (5 :: Int) (given + (1 :: Int)))
  print (runST (ST (\s -> case newByteArray# 16# s of
    (# s1, m #) -> case fill m 0 16 7## of
      ST f -> case f s1 of
        (# s2, () #) -> case readWord8Array# m 3# s2 of (# s3, w #) -> (# s3, W8# w #))))
  print (map (unsafeCoerce @Int @Int) [1, 2], unsafeCoerce (Just 'j') :: Maybe Char)
