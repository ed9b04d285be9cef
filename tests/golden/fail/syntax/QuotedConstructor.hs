-- expect: ExtensionNeeded
{-# LANGUAGE GADTs #-}
data Nat = Z | S Nat

data Vec n where
  Nil :: Vec 'Z
  Cons :: Int -> Vec n -> Vec ('S n)

main :: IO ()
main = return ()

hint :: Vec ('S 'Z) -> Vec ('S ('S 'Z))
hint = Cons 1
