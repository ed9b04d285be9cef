{-# LANGUAGE UnicodeSyntax, UnboxedTuples, KindSignatures #-}
-- ★ is an operator like any other in expressions; `(##)` is the unboxed unit.
infixl 7 ★

(★) ∷ Int → Int → Int
a ★ b = a * b + 1

newtype On (f ∷ ★ → ★) = On (f Int)

unit ∷ (##) → Int
unit (##) = 3

main ∷ IO ()
main = do
  print (3 ★ 4 ★ 2)
  case On (Just 1) of On m → print m
  print (unit (##))
