-- Letters and symbols beyond ASCII; output is UTF-8.
{-# LANGUAGE UnicodeSyntax #-}
größe ∷ Int → Int
größe ñ = ñ + 1

(∘) :: (b -> c) -> (a -> b) -> a -> c
(f ∘ g) x = f (g x)

data Ωmega = Änderung | Übung deriving (Show, Eq)

ident ∷ ∀ a. a → a
ident x' = x'

main :: IO ()
main = do
  putStrLn "λ → ∀ 日本語"
  print (größe 1, (größe ∘ größe) 1)
  print [Änderung, Übung]
  print "λ日"
  xs ← return [y | y ← "ab"]
  putStrLn (ident xs)
