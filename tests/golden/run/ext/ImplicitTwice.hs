{-# LANGUAGE ImplicitParams, PartialTypeSignatures #-}
{-# OPTIONS_GHC -Wno-partial-type-signatures #-}
-- An implicit parameter mentioned twice in a binding without signature is one parameter of one type.
both () = (?x + (1 :: Int), ?x)

nested y = map (\z -> z + ?x) (if ?x > (2 :: Integer) then [y, ?x] else [])

partly :: (?x :: Integer) => _
partly = ?x * 2

main :: IO ()
main = do
  let ?x = 3
  print (both ())
  let ?x = 4
  print (nested 10)
  print partly
