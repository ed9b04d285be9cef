{-# LANGUAGE OverloadedStrings #-}
-- Where GHC's own libraries call `error` is told with the message.
import Control.Exception
import qualified Data.ByteString as B
import qualified Data.ByteString.Lazy as BL
import qualified Data.IntMap as I
import qualified Data.IntSet as IS
import qualified Data.Map as M
import qualified Data.Map.Strict as MS
import Data.Maybe (fromJust)
import qualified Data.Sequence as Q
import qualified Data.Set as S
import qualified Data.Text as T
import qualified Data.Text.Lazy as TL

tell :: Show a => String -> a -> IO ()
tell name x = do
  r <- try (evaluate (length (show x)))
  putStrLn (name ++ ": " ++ either (\e -> show (e :: SomeException)) show r)

main :: IO ()
main = do
  let m = M.fromList [(1, 2)] :: M.Map Int Int
      i = I.fromList [(1, 2)] :: I.IntMap Int
      noMap = M.empty :: M.Map Int Int
      noSet = S.empty :: S.Set Int
      noSeq = Q.empty :: Q.Seq Int
  tell "M.!" (m M.! 5)
  tell "M.findIndex" (M.findIndex 5 m)
  tell "M.elemAt" (M.elemAt 5 m)
  tell "M.findMin" (M.findMin noMap)
  tell "M.deleteFindMax" (M.deleteFindMax noMap)
  tell "MS.updateAt" (MS.updateAt (\_ _ -> Nothing) 5 m)
  tell "M.maximum" (maximum noMap)
  tell "S.findMax" (S.findMax noSet)
  tell "S.elemAt" (S.elemAt 1 noSet)
  tell "S.minimum" (minimum noSet)
  tell "I.!" (i I.! 5)
  tell "I.findMin" (I.findMin (I.empty :: I.IntMap Int))
  tell "I.minimum" (minimum (I.empty :: I.IntMap Int))
  tell "IS.deleteFindMin" (IS.deleteFindMin IS.empty)
  tell "Q.index" (Q.index (Q.fromList "abc") 7)
  tell "Q.scanl1" (Q.scanl1 (+) noSeq)
  tell "Q.foldl1" (foldl1 (+) noSeq)
  tell "T.head" (T.head "")
  tell "T.last" (T.last "")
  tell "TL.tail" (TL.tail "")
  tell "B.head" (B.head "")
  tell "B.foldr1'" (B.foldr1' max "")
  tell "BL.index" (BL.index "a" 5)
  tell "fromJust" (fromJust (Nothing :: Maybe Int))
  tell "undefined" (undefined :: Int)
