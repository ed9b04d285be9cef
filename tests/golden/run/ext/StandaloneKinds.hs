{-# LANGUAGE StandaloneKindSignatures, PolyKinds, KindSignatures, ImportQualifiedPost #-}
-- Kinds written out, inferred, and polymorphic; qualified imports written behind.
import Data.Kind (Type)
import Data.List qualified as L
import Data.Proxy

type App :: forall k. (k -> Type) -> k -> Type
newtype App f a = App (f a)

data Fix (f :: Type -> Type) = Fix (f (Fix f))
data Compose f g (a :: Type) = Compose (f (g a))
type T :: Type -> Type
type T = Maybe

cata :: Functor f => (f a -> a) -> Fix f -> a
cata alg (Fix f) = alg (fmap (cata alg) f)

kindly :: Proxy Maybe -> Proxy Int -> String
kindly _ _ = "proxies"

main :: IO ()
main = do
  let App m = App (Just 1); Compose l = Compose [Just 'a']
  print (m, l, L.nub [1, 1, 2], Just 1 :: T Int)
  print (cata (maybe 0 (+ 1)) (Fix (Just (Fix (Just (Fix Nothing))))))
  putStrLn (kindly Proxy Proxy)
