{-# LANGUAGE DataKinds, KindSignatures, NoStarIsType, ScopedTypeVariables, TypeOperators #-}
-- Of a sum, difference, product, power or joined text that is a literal, and one of its parts, the other part is known.
import Data.Proxy
import Data.Type.Equality
import GHC.TypeLits

data Vec (n :: Nat) = Vec [Int]

rest :: Vec (n + 1) -> Vec n
rest (Vec xs) = Vec (tail xs)

more :: Int -> Vec n -> Vec (n + 1)
more x (Vec xs) = Vec (x : xs)

size :: forall n. KnownNat n => Vec n -> Integer
size _ = natVal (Proxy :: Proxy n)

left :: Proxy (x + y) -> Proxy y -> Proxy x
left _ _ = Proxy

right :: Proxy (x + y) -> Proxy x -> Proxy y
right _ _ = Proxy

parts :: Proxy (x + y) -> (Proxy x, Proxy y)
parts _ = (Proxy, Proxy)

whole, taken :: Proxy (x - y) -> Proxy y -> Proxy x
whole _ _ = Proxy
taken = whole

factor :: Proxy (x * y) -> Proxy y -> Proxy x
factor _ _ = Proxy

root :: Proxy (x ^ y) -> Proxy y -> Proxy x
root _ _ = Proxy

logarithm :: Proxy (x ^ y) -> Proxy x -> Proxy y
logarithm _ _ = Proxy

ending :: Proxy (AppendSymbol x y) -> Proxy x -> Proxy y
ending _ _ = Proxy

same :: forall n. Proxy n -> (n + 1) :~: (n + 1)
same _ = succeeds

succeeds :: (n + 1) :~: (n + 1)
succeeds = Refl

shifted :: Proxy (n - 1) -> Proxy (1 + n)
shifted _ = Proxy

main :: IO ()
main = do
  let five = Vec [1 .. 5] :: Vec 5
  print (size (rest five), size (rest (rest (rest five))), size (rest (more 0 five)))
  let n5 = Proxy :: Proxy 5
      n3 = Proxy :: Proxy 3
      n2 = Proxy :: Proxy 2
  print (natVal (left n5 n3), natVal (right n5 n3), natVal (whole n5 n3), natVal (taken n3 n5))
  let (a, b) = parts (Proxy :: Proxy 0)
  print (natVal a, natVal b)
  print (natVal (factor (Proxy :: Proxy 12) n3), natVal (root (Proxy :: Proxy 9) n2), natVal (logarithm (Proxy :: Proxy 1024) n2))
  let text = Proxy :: Proxy "prefix-body"
  putStrLn (symbolVal (ending text (Proxy :: Proxy "prefix-")))
  -- sums with the same literal are equal only if the other parts are
  print (size (rest (more 0 five)), same (Proxy :: Proxy 3), natVal (shifted n5))
