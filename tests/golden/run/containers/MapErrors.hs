import Control.Exception
import qualified Data.IntMap as IM
import qualified Data.IntSet as IS
import qualified Data.Map as M
import qualified Data.Sequence as Seq
import qualified Data.Set as S

say :: Show a => a -> IO ()
say x = do
  r <- try (evaluate (length (show x)))
  putStrLn (either (\e -> takeWhile (/= '\n') (show (e :: ErrorCall))) show r)

main :: IO ()
main = do
  let m = M.fromList [(1, 'a')]
      i = IM.fromList [(1, 'a')]
  say (m M.! 2)
  say (i IM.! 2)
  say (M.findMin (M.empty :: M.Map Int Int))
  say (M.findMax (M.empty :: M.Map Int Int))
  say (fst (M.deleteFindMin (M.empty :: M.Map Int Int)))
  say (M.elemAt 1 m, M.findIndex 1 m)
  say (M.findIndex 5 m)
  say (M.deleteAt 3 m)
  say (M.updateAt (\_ _ -> Nothing) (-1) m)
  say (S.findMin (S.empty :: S.Set Int))
  say (S.elemAt 0 (S.empty :: S.Set Int))
  say (S.findIndex 'x' (S.fromList "ab"))
  say (fst (S.deleteFindMax (S.empty :: S.Set Int)))
  say (IM.findMin (IM.empty :: IM.IntMap Int))
  say (fst (IM.deleteFindMax (IM.empty :: IM.IntMap Int)))
  say (IS.findMax IS.empty)
  say (fst (IS.deleteFindMin IS.empty))
  say (Seq.index (Seq.fromList "abc") 3)
  say (Seq.replicate (-1) 'x')
  say (Seq.chunksOf 0 (Seq.fromList "abc"))
  say (maximum (M.empty :: M.Map Int Int))
  say (minimum (S.empty :: S.Set Int))
  say (maximum (IM.empty :: IM.IntMap Int))
  say (foldr1 (+) (Seq.empty :: Seq.Seq Int))
