import Control.Monad
import Control.Monad.Trans.Class
import qualified Control.Monad.Trans.Writer.CPS as C
import qualified Control.Monad.Trans.Writer.Strict as S
import Data.Functor.Identity
import Data.Monoid

main :: IO ()
main = do
  print (C.runWriter (C.tell "a" >> C.tell "b" >> return 1))
  print (getSum (C.execWriter (replicateM_ 1000 (C.tell (Sum 2)))))
  print (C.runWriter (C.listen (C.tell [1] >> return 'x')))
  print (C.runWriter (C.tell [9] >> C.censor (map (+ 1)) (C.tell [1, 2])))
  print (C.runWriter (C.pass (C.tell [1] >> return ('p', reverse . (0 :)))))
  C.execWriterT (forM_ "abc" (\c -> lift (print c) >> C.tell [c])) >>= print
  print (S.WriterT (Just (1, "w")), S.runWriterT (S.listens length (S.tell "abc" >> return ())) :: Maybe (((), Int), String))
  print (S.WriterT [(1, 'a')] == S.WriterT [(1, 'a')], fmap (+ 1) (S.WriterT (Identity (1, "x"))))
  print (runIdentity (C.runWriterT (C.writerT (Identity ('q', "log")))))
