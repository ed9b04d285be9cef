-- Pattern guards: several qualifiers, fall-through to the next clause.
import qualified Data.Map as M

lookup2 :: M.Map String Int -> String -> String -> Maybe Int
lookup2 env a b
  | Just x <- M.lookup a env
  , Just y <- M.lookup b env
  , let s = x + y
  , s > 0
  = Just s
lookup2 env a _
  | Just x <- M.lookup a env = Just (negate x)
lookup2 _ _ _ = Nothing

main :: IO ()
main = do
  let env = M.fromList [("x", 1), ("y", 2), ("z", -5)]
  print [lookup2 env a b | (a, b) <- [("x", "y"), ("x", "z"), ("y", "q"), ("q", "x")]]
  print (case 5 :: Int of { n | n < 3 -> "low" | n < 6, even n -> "mid even" ; n | odd n -> "odd"; _ -> "other" })
