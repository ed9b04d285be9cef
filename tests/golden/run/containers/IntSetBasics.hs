import qualified Data.IntSet as IS

s, t :: IS.IntSet
s = IS.fromList [3, 1, -65, 64, 63, 128, -1, 1000000]
t = IS.fromList [63, 64, 65, -1]

main :: IO ()
main = do
  print s
  print (IS.member 63 s, IS.member 62 s, IS.size s, IS.notMember (-1) s)
  print (IS.union s t, IS.intersection s t, IS.difference s t, s IS.\\ t)
  print (IS.lookupLT 63 s, IS.lookupGT 64 s, IS.lookupLE (-66) s, IS.lookupGE 2 s)
  print (IS.split 63 s, IS.splitMember 65 s)
  print (IS.findMin s, IS.findMax s, IS.deleteMin s, IS.maxView s)
  print (IS.filter even s, IS.partition (> 0) s, IS.map (`div` 10) s)
  print (IS.foldr (:) [] s, IS.foldl (flip (:)) [] s, IS.foldl' (+) 0 s)
  print (IS.isSubsetOf t s, IS.isSubsetOf (IS.fromList [1, 3]) s, IS.isProperSubsetOf s s, IS.disjoint s t)
  print (IS.insert 0 s == IS.insert 0 (IS.delete 0 s), IS.toDescList t, read "fromList [2,1]" :: IS.IntSet)
  print (IS.size (IS.fromList [k * k `mod` 1009 | k <- [-2000 .. 2000]]), mconcat [s, t] == IS.unions [t, s])
