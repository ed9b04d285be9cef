import qualified Data.Set as Set
import Data.Set (Set)

vowels, letters :: Set Char
vowels = Set.fromList "aeiou"
letters = Set.fromList "the quick brown fox"

main :: IO ()
main = do
  print letters
  print (Set.intersection letters vowels, letters Set.\\ vowels, Set.union (Set.fromList "xyz") vowels)
  print (Set.member 'q' letters, Set.notMember 'z' letters, Set.size letters, Set.null Set.empty)
  print (Set.map (`div` 2) (Set.fromList [1 .. 9]), Set.filter odd (Set.fromList [1 .. 9]))
  print (Set.partition (> 'm') letters)
  print (Set.split 'k' letters, Set.splitMember 'k' letters)
  print (Set.lookupLT 'f' letters, Set.lookupGE 'g' letters, Set.lookupMin letters, Set.lookupMax letters)
  print (Set.isSubsetOf (Set.fromList "ae") vowels, Set.isProperSubsetOf vowels vowels, Set.disjoint vowels (Set.fromList "xyz"))
  print (Set.toDescList vowels, Set.elemAt 2 vowels, Set.findIndex 'i' vowels, Set.take 2 vowels)
  print (Set.powerSet (Set.fromList [1, 2, 3]))
  print (Set.cartesianProduct (Set.fromList [1, 2]) (Set.fromList "ab"), Set.disjointUnion (Set.fromList [1]) (Set.fromList "a"))
  print (Set.minView vowels, Set.maxView vowels, Set.deleteMin vowels)
  print (foldr (:) [] vowels, sum (Set.fromList [3, 1, 2, 3]), Set.foldl' (flip (:)) [] vowels)
  print (Set.alterF (\b -> [b, not b]) 'a' (Set.fromList "ab"), Set.insert 'a' vowels == vowels)
  print (compare vowels letters, mconcat [vowels, Set.singleton 'y'], read "fromList [3,1]" :: Set Int)
  print (Set.unions [Set.fromList [i, i * i] | i <- [1 .. 5]], Set.dropWhileAntitone (< 'i') vowels)
