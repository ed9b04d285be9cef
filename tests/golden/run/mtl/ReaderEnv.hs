import Control.Monad.Reader
import qualified Data.Map as Map

data Expr = Lit Int | Var String | Add Expr Expr | Let String Expr Expr

eval :: Expr -> ReaderT (Map.Map String Int) Maybe Int
eval (Lit n) = return n
eval (Var v) = asks (Map.lookup v) >>= lift
eval (Add a b) = (+) <$> eval a <*> eval b
eval (Let v e b) = do
  n <- eval e
  local (Map.insert v n) (eval b)

main :: IO ()
main = do
  print (runReaderT (eval (Let "x" (Lit 3) (Add (Var "x") (Lit 4)))) Map.empty)
  print (runReaderT (eval (Add (Var "y") (Lit 4))) Map.empty)
  print (runReader (liftM2 (,) ask (local (* 2) ask)) 21)
  print (runReader (withReader length (asks (+ 1))) "four")
  print (runReader (mapReader show (reader (+ 1))) 41)
  runReaderT (mapM_ (\x -> do { n <- ask; liftIO (print (n * x)) }) [1, 2, 3]) 7
  print ((do { f <- ask; g <- asks (+ 1); return (f * g) }) 4)
