{-# LANGUAGE LinearTypes, UnicodeSyntax #-}
-- the arrow of LinearTypes as one character
module Main where
swap ∷ (a, b) ⊸ (b, a)
swap (x, y) = (y, x)
main :: IO ()
main = print (swap (1, 'x'))
