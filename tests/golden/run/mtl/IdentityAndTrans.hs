import Control.Monad.Identity
import Control.Monad.Trans.Identity
import Control.Monad.Trans.Except
import Control.Monad.Trans.Reader
import qualified Control.Monad.Trans.State as S
import Control.Applicative

main :: IO ()
main = do
  print (runIdentity (forM [1, 2, 3] (Identity . (* 2))))
  print (Identity 'x', IdentityT (Just 3), runIdentityT (mapIdentityT (fmap (+ 1)) (IdentityT [1, 2])))
  print (ExceptT (Just (Right 3 :: Either String Int)), ExceptT [Left 'e', Right 2])
  print (runExcept (throwE "a" <|> throwE "b" <|> return 3), runExcept (throwE "a" <|> throwE "b" :: Except String Int))
  print (runExcept (catchE (throwE 5) (\e -> except (Right (e + 1))) :: Except () Int))
  print (sum (ExceptT [Left 'e', Right 2, Right 3]), traverse (\x -> [x, x + 1]) (ExceptT (Just (Right 1 :: Either () Int))))
  print (runReader (liftA2 (,) ask (withReaderT (+ 1) ask)) 1)
  print (S.runState (S.evalStateT (S.modify (+ 1) >> S.gets (* 2)) 20 >>= S.put) 0)
  print (S.runStateT (mfilter (> 3) (S.StateT (\s -> [(s, s + 1), (s + 2, s)]))) 2)
  print (runReaderT (empty <|> ReaderT (\r -> [r, r + 1])) 5)
