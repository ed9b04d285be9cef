import qualified Data.List.NonEmpty as NE
import Data.List.NonEmpty (NonEmpty(..), (<|))

xs :: NonEmpty Int
xs = 3 :| [1, 2]

main :: IO ()
main = do
  print (xs, 0 <| xs, NE.cons 9 xs, NE.head xs, NE.tail xs, NE.last xs, NE.init xs, NE.length xs)
  print (NE.sort xs, NE.reverse xs, NE.map (* 2) xs, NE.toList xs, NE.nonEmpty ([] :: [Int]), NE.nonEmpty "ab")
  print (NE.group "aabccc", NE.groupBy (\a b -> even a == even b) [2, 4, 1, 3, 6], NE.groupWith (`div` 10) [1, 5, 12, 3])
  print (NE.groupAllWith (`mod` 3) [1 .. 7], NE.group1 ('a' :| "ab"))
  print (NE.zip xs (NE.fromList "abc"), NE.zipWith (+) xs xs, NE.unzip (fmap (\x -> (x, -x)) xs), xs NE.!! 1)
  print (NE.scanl (+) 0 [1, 2, 3], NE.scanr (+) 0 [1, 2, 3], NE.insert 2 [1, 3], NE.inits [1, 2], NE.tails [1, 2])
  print (NE.takeWhile (> 2) xs, NE.span odd xs, NE.partition odd xs, NE.filter even xs, NE.splitAt 1 xs, NE.drop 2 xs)
  print (NE.take 4 (NE.iterate (* 2) 1), NE.take 3 (NE.repeat 'x'), NE.take 5 (NE.cycle xs), NE.intersperse 0 xs)
  print (NE.uncons xs, NE.singleton 'c', NE.nub (1 :| [2, 1]), NE.sortWith negate xs, NE.transpose ((1 :| [2]) :| [3 :| [4]]))
  print (xs <> xs, fmap show xs, foldr (+) 0 xs, (,) <$> xs <*> ('a' :| "b"), xs >>= \x -> x :| [x * 10])
  print (compare xs (3 :| []), maximum xs, traverse (\x -> [x, x + 1]) (1 :| [2]), showsPrec 6 xs "", NE.xor (True :| [False]))
  print (NE.unfoldr (\n -> (n, if n < 3 then Just (n + 1) else Nothing)) 0, NE.some1 (Nothing :: Maybe Int), NE.isPrefixOf [3] xs)
