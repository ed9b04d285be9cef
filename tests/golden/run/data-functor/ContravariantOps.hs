import Data.Functor.Contravariant
import Data.List (sortBy)

main :: IO ()
main = do
  let long = Predicate (> 3)
      p = contramap length long
  print (map (getPredicate p) ["ab", "abcd"], getPredicate (long <> Predicate even) 4, getPredicate mempty 'x')
  let byLength = length >$< defaultComparison
  print (sortBy (getComparison (byLength <> defaultComparison)) ["bb", "a", "ccc", "aa"])
  print (getEquivalence (contramap (`mod` 3) defaultEquivalence) 4 7, getEquivalence (comparisonEquivalence byLength) "ab" "cd")
  print (getOp (contramap length (Op (+ 1))) "abc", getOp (Op show <> Op (const "!")) 5, getOp (Op (+ 1) * 2) 10)
  print (getOp (5 >$ Op (* 2)) "ignored", getPredicate (long $< 7) (), getPredicate (long >$$< negate) (-5))
