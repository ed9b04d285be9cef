import Control.DeepSeq
import Control.Exception
import qualified Data.Map as Map
import qualified Data.Sequence as Seq

data Shape = Circle Double | Named String [Int]

instance NFData Shape where
  rnf (Circle r) = rnf r
  rnf (Named s xs) = rnf s `seq` rnf xs

say :: String -> a -> IO ()
say name x = do
  r <- try (evaluate x)
  putStrLn (name ++ ": " ++ either (\e -> takeWhile (/= '\n') (show (e :: ErrorCall))) (const "fine") r)

hole :: a
hole = error "hole"

main :: IO ()
main = do
  say "seq" ([1, hole] `seq` ())
  say "deepseq" ([1, hole :: Int] `deepseq` ())
  say "force" (force (Just (hole :: Int)))
  say "weak" (Just (force (hole :: Int)))
  say "shape" (rnf (Named "x" [1, hole]))
  say "good shape" (rnf [Circle 1, Named "x" [1, 2]])
  say "map" (rnf (Map.fromList [(1 :: Int, hole :: Int)]))
  say "seq elements" (rnf (Seq.fromList [hole :: Int]))
  say "tuple" (rnf (1 :: Int, 'c', hole :: Bool))
  say "$!!" (const () $!! [hole :: Int])
  say "rwhnf" (rwhnf [hole :: Int])
  r <- (* 2) <$!!> return (21 :: Int)
  print r
