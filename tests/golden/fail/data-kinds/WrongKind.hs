-- expect: KindMismatch
{-# LANGUAGE DataKinds, GADTs #-}
data Nat = Z | S Nat

data Vec (n :: Nat) a where
  Nil :: Vec 'Z a

x :: Vec Int Char
x = Nil

main :: IO ()
main = case x of Nil -> pure ()
