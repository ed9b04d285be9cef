import Control.Applicative
import Control.Monad
import Control.Monad.Trans.Class
import Control.Monad.Trans.Except
import Control.Monad.Trans.Maybe
import Data.Functor.Identity

lookupBoth :: [(Int, Int)] -> Int -> MaybeT IO Int
lookupBoth table k = do
  lift (putStrLn ("lookup " ++ show k))
  v <- MaybeT (return (lookup k table))
  guard (v > 0) <|> lift (putStrLn "not positive")
  return (v * 2)

main :: IO ()
main = do
  runMaybeT (lookupBoth [(1, 2), (3, -4)] 1) >>= print
  runMaybeT (lookupBoth [(1, 2), (3, -4)] 3) >>= print
  runMaybeT (lookupBoth [] 1 <|> return 0) >>= print
  print (runIdentity (runMaybeT (msum [mzero, return 1, return 2])))
  print (MaybeT [Just 1, Nothing], MaybeT (Just (Just 'x')) == MaybeT (Just (Just 'x')))
  print (runMaybeT (do { (x : _) <- return []; return (x + 1) }) :: [Maybe Int])
  print (runExcept (maybeToExceptT "none" (MaybeT (Identity (Nothing :: Maybe Int)))))
  print (runIdentity (runMaybeT (exceptToMaybeT (throwE 'e' :: Except Char Int))))
  print (fmap length (MaybeT [Just "ab", Nothing]), sum (MaybeT [Just 1, Nothing, Just 3]))
  print (compare (MaybeT [Just 1]) (MaybeT [Nothing]), read "MaybeT [Just 2]" :: MaybeT [] Int)
