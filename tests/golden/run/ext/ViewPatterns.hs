{-# LANGUAGE ViewPatterns #-}
-- View patterns: in functions, with earlier arguments in scope, nested, in lambdas.
import Data.List (stripPrefix)
import qualified Data.Map as M

command :: String -> String
command (stripPrefix "say " -> Just rest) = rest
command (words -> [a, b]) = b ++ a
command (length -> n) | n > 5 = "long"
command _ = "?"

find :: Ord k => M.Map k v -> k -> Maybe v
find m (flip M.lookup m -> r) = r

at :: Int -> [a] -> a
at n (drop n -> x : _) = x
at _ _ = error "short"

main :: IO ()
main = do
  mapM_ (putStrLn . command) ["say hi there", "a b", "abcdefg", "abc"]
  print (find (M.fromList [(1, 'x')]) 1, at 2 "abc", (\(subtract 1 -> n) -> n * 2) 5)
