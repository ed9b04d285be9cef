import qualified Data.Sequence as Seq
import Data.Sequence (Seq, ViewL(..), ViewR(..), (<|), (><), (|>))
import Data.Foldable (toList)

s :: Seq Int
s = Seq.fromList [10, 20, 30, 40, 50]

main :: IO ()
main = do
  print s
  print ((5 <| s) |> 60, s >< Seq.reverse s)
  print (Seq.viewl s, Seq.viewr s, Seq.viewl (Seq.empty :: Seq Int))
  print (Seq.index s 2, Seq.lookup 9 s, s Seq.!? 0, Seq.length s)
  print (Seq.update 1 99 s, Seq.adjust (+ 1) 4 s, Seq.adjust' (* 2) 7 s)
  print (Seq.insertAt 2 25 s, Seq.deleteAt 0 s, Seq.take 2 s, Seq.drop 3 s, Seq.splitAt 2 s)
  print (Seq.mapWithIndex (+) s, Seq.foldlWithIndex (\a i x -> a + i * x) 0 s, Seq.foldrWithIndex (\i x a -> i + x + a) 0 s)
  print (Seq.sort (Seq.fromList "hello"), Seq.sortOn negate s, Seq.filter (> 25) s, Seq.partition (> 25) s)
  print (Seq.spanl (< 30) s, Seq.breakr (< 30) s, Seq.takeWhileR (> 30) s, Seq.dropWhileL (< 20) s)
  print (Seq.zip s (Seq.fromList "abc"), Seq.zipWith (-) s (Seq.reverse s), Seq.unzip (Seq.fromList [(1, 'a'), (2, 'b')]))
  print (Seq.replicate 3 'x', Seq.fromFunction 4 (* 3), Seq.iterateN 5 (* 2) 1, Seq.unfoldr (\n -> if n > 3 then Nothing else Just (n, n + 1)) 0)
  print (Seq.scanl (+) 0 s, Seq.tails (Seq.take 2 s), Seq.chunksOf 2 s, Seq.intersperse 0 s)
  print (Seq.elemIndexL 30 s, Seq.findIndexR even s, Seq.findIndicesL (> 20) s)
  print (fmap (`div` 10) s, sum s, maximum s, foldr (-) 0 s, toList (Seq.reverse s))
  print (do { x <- Seq.fromList [1, 2]; y <- Seq.fromList "ab"; return (x, y) })
  print (traverse (\x -> if x > 0 then Just (x + 1) else Nothing) s, (,) <$> Seq.fromList [1, 2] <*> Seq.fromList "xy")
  print (compare s (Seq.fromList [10, 21]), s == Seq.fromList [10, 20 .. 50], showsPrec 11 s "", read "fromList [1]" :: Seq Int)
