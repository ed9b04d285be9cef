{-# LANGUAGE MagicHash #-}
-- What packages import of inner modules: words and shifts of GHC.Word, assert of GHC.Base, weak pointers to what transactions share.
import GHC.Word (Word(W#), uncheckedShiftL64#, uncheckedShiftRL64#)
import GHC.Int (Int(I#), uncheckedIShiftL64#, uncheckedIShiftRA64#)
import GHC.Base (assert)
import Control.Concurrent.STM
import System.Mem
import System.Mem.Weak

main :: IO ()
main = do
  let w = 5
  print (case w of W# x -> W# (uncheckedShiftRL64# (uncheckedShiftL64# x 4#) 2#))
  print (case -9 of I# x -> I# (uncheckedIShiftRA64# (uncheckedIShiftL64# x 4#) 2#))
  print (assert (w > 2) "asserted")
  var <- newTVarIO 'x'
  weak <- mkWeakTVar var (putStrLn "never")
  mvar <- newTMVarIO 'y'
  weaker <- mkWeakTMVar mvar (return ())
  performGC
  deRefWeak weak >>= mapM_ (\v -> readTVarIO v >>= print)
  deRefWeak weaker >>= mapM_ (\v -> atomically (readTMVar v) >>= print)
  readTVarIO var >>= print
  atomically (takeTMVar mvar) >>= print
