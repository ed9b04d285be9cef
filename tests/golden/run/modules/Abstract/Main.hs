-- Abstract types, smart constructors, instances that travel with modules, fixities that travel with operators.
import Stack (Stack, empty, pop, push, (|>), size)
import qualified Stack as S
import Extra ()

main :: IO ()
main = do
  let s = empty |> 1 |> 2 |> 3 :: Stack Int
  print s
  print (fmap fst (pop s), size s, S.toList (push 9 s))
  print (sum s, maximum s, 3 `elem` s, s == s, s <> s)
  print (1 S.+++ 2 S.+++ 3)
