import qualified Data.Map as Map
import Data.Map (Map, (!), (!?))

ages :: Map String Int
ages = Map.fromList [("carol", 41), ("alice", 30), ("bob", 25), ("alice", 31)]

main :: IO ()
main = do
  print ages
  print (ages ! "bob", ages !? "dave", Map.findWithDefault 0 "eve" ages)
  print (Map.insertWith (++) 'a' "new" (Map.fromList [('a', "old")]))
  print (Map.insertWithKey (\k o n -> k + o * n) 3 4 (Map.singleton 3 5))
  print (Map.insertLookupWithKey (\_ n o -> n + o) "bob" 1 ages)
  print (Map.delete "bob" ages, Map.adjust (* 2) "carol" ages)
  print (Map.alter (fmap (+ 1)) "alice" ages, Map.alter (const (Just 1)) "zoe" ages)
  print (Map.updateLookupWithKey (\_ x -> if x > 30 then Just (x + 1) else Nothing) "bob" ages)
  print (Map.updateLookupWithKey (\_ x -> if x > 30 then Just (x + 1) else Nothing) "carol" ages)
  print (Map.toDescList ages, Map.keys ages, Map.elems ages, Map.size ages)
  print (Map.lookupLT "bob" ages, Map.lookupGE "bobby" ages, Map.lookupMin ages, Map.lookupMax ages)
  print (Map.elemAt 1 ages, Map.lookupIndex "carol" ages, Map.take 2 ages, Map.drop 2 ages)
  print (fmap show ages, sum ages, maximum ages, length ages, elem 25 ages)
  print (Map.alterF (\v -> [Nothing, fmap (+ 100) v]) "bob" ages)
  print (showsPrec 11 (Map.fromList [(1, 'x')]) "", read "fromList [(2,'b'),(1,'a')]" :: Map Int Char)
