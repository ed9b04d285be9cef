import Control.Exception
import qualified Data.Foldable as Foldable
import qualified Data.IntMap as IM
import qualified Data.IntMap.Strict as IMS
import qualified Data.Map as M
import qualified Data.Map.Strict as S
import qualified Data.Sequence as Seq

bad :: Int
bad = error "forced"

try' :: String -> a -> IO ()
try' name x = do
  r <- try (evaluate x)
  putStrLn (name ++ ": " ++ either (\e -> takeWhile (/= '\n') (show (e :: ErrorCall))) (const "fine") r)

-- The lazy maps keep values unevaluated, the strict ones evaluate them first.
main :: IO ()
main = do
  let m = M.fromList [(1, 1), (2, 2)]
      i = IM.fromList [(1, 1), (2, 2)]
  try' "lazy insert" (M.insert 3 bad m)
  try' "strict insert" (S.insert 3 bad m)
  try' "lazy insertWith" (M.insertWith (\_ _ -> bad) 1 0 m)
  try' "strict insertWith" (S.insertWith (\_ _ -> bad) 1 0 m)
  try' "lazy adjust" (M.adjust (const bad) 1 m)
  try' "strict adjust" (S.adjust (const bad) 1 m)
  try' "strict adjust elsewhere" (S.adjust (const bad) 5 m)
  try' "lazy map" (M.map (const bad) m)
  try' "strict map" (S.map (const bad) m)
  try' "fmap" (fmap (const bad) m)
  try' "lazy unionWith" (M.unionWith (\_ _ -> bad) m m)
  try' "strict unionWith" (S.unionWith (\_ _ -> bad) m m)
  try' "lazy fromList" (M.fromList [(1, bad)])
  try' "strict fromList" (S.fromList [(1, bad)])
  try' "strict alter" (S.alter (const (Just bad)) 9 m)
  try' "lazy alter" (M.alter (const (Just bad)) 9 m)
  try' "strict default" (S.findWithDefault bad 1 m)
  try' "lazy default" (M.findWithDefault bad 1 m)
  try' "strict IntMap default" (IMS.findWithDefault bad 1 i)
  try' "key" (M.insert bad 'x' M.empty)
  try' "lazy IntMap insert" (IM.insert 3 bad i)
  try' "strict IntMap insert" (IMS.insert 3 bad i)
  try' "strict IntMap adjust" (IMS.adjust (const bad) 1 i)
  try' "lazy IntMap adjust" (IM.adjust (const bad) 1 i)
  try' "strict IntMap fromListWith" (IMS.fromListWith (\_ _ -> bad) [(1, 1), (1, 2)])
  try' "lazy IntMap unionWith" (IM.unionWith (\_ _ -> bad) i i)
  try' "strict IntMap mapMaybe" (IMS.mapMaybe (const (Just bad)) i)
  -- of equal keys in order all but the last one's value are left alone
  try' "strict IntMap fromAscList" (IMS.fromAscList [(1, bad), (1, 2)])
  try' "strict IntMap fromAscList of three" (IMS.fromAscList [(1, bad), (1, bad), (1, 2)])
  -- what a strict fold begins with is not looked at
  try' "foldl' of a sequence" (Foldable.foldl' (\_ x -> x) bad (Seq.fromList [1, 2, 3]))
  try' "foldr' of a sequence" (Foldable.foldr' const bad (Seq.fromList [1, 2, 3]))
  try' "foldl' of a sequence, later" (Foldable.foldl' (\_ x -> if x == 2 then bad else x) 0 (Seq.fromList [1, 2, 3]))
