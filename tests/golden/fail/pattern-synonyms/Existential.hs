-- expect: SkolemEscape
{-# LANGUAGE PatternSynonyms #-}
data Some = forall a. Show a => Some a

pattern S :: () => Show a => a -> Some
pattern S x = Some x

main :: IO ()
main = case Some True of
  S x -> print (f x)
  where
    f y = case Some 'x' of S z -> [y, z]
