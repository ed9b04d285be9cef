{-# LANGUAGE GeneralizedNewtypeDeriving #-}
{-# LANGUAGE FlexibleContexts #-}
module Main where

import Control.Monad.Except
import Control.Monad.Reader
import Control.Monad.State
import Control.Monad.Writer
import qualified Data.Map as M

data Config = Config { depthLimit :: Int, verbose :: Bool }

data EvalError = Unbound String | TooDeep Int | TypeError String deriving (Show, Eq)

newtype Eval a = Eval { unEval :: ReaderT Config (StateT Int (WriterT [String] (Either EvalError))) a }
  deriving (Functor, Applicative, Monad, MonadReader Config, MonadState Int, MonadWriter [String], MonadError EvalError)

runEval :: Config -> Eval a -> Either EvalError ((a, Int), [String])
runEval c m = runWriterT (runStateT (runReaderT (unEval m) c) 0)

data Exp = Lit Integer | Var String | Abs String Exp | App Exp Exp | Plus Exp Exp | Try Exp Exp deriving Show
data Value = IntV Integer | Closure Env String Exp
type Env = M.Map String Value

instance Show Value where
  showsPrec d (IntV n) = showsPrec d n
  showsPrec _ (Closure e x _) = showString "<fun " . showString x . showString " " . shows (M.keys e) . showChar '>'

tick :: (Num s, MonadState s m) => m ()
tick = modify (+ 1)

say :: (MonadReader Config m, MonadWriter [String] m) => String -> m ()
say s = do
  v <- asks verbose
  when v (tell [s])

eval :: Int -> Env -> Exp -> Eval Value
eval d env e = do
  tick
  limit <- asks depthLimit
  when (d > limit) $ throwError (TooDeep d)
  case e of
    Lit n -> return (IntV n)
    Var x -> do
      say ("lookup " ++ x)
      maybe (throwError (Unbound x)) return (M.lookup x env)
    Abs x b -> return (Closure env x b)
    Plus a b -> do
      x <- eval (d + 1) env a
      y <- eval (d + 1) env b
      case (x, y) of
        (IntV i, IntV j) -> return (IntV (i + j))
        _ -> throwError (TypeError "plus")
    App f a -> do
      fv <- eval (d + 1) env f
      av <- eval (d + 1) env a
      case fv of
        Closure env' x b -> local (\c -> c { depthLimit = depthLimit c - 1 }) (eval (d + 1) (M.insert x av env') b)
        IntV _ -> throwError (TypeError "application")
    Try a b -> eval (d + 1) env a `catchError` \err -> do
      say ("recovered from " ++ show err)
      eval (d + 1) env b

main :: IO ()
main = do
  let go c e = putStrLn (either (("failed: " ++) . show) show (runEval c (eval 0 M.empty e)))
      conf = Config 20 True
  go conf (App (Abs "x" (Plus (Var "x") (Var "x"))) (Lit 21))
  go conf (Var "y")
  go conf (Try (Var "y") (Lit 1))
  go conf { verbose = False } (Try (Plus (Lit 1) (Abs "z" (Lit 2))) (Abs "q" (Var "q")))
  let omega = Abs "x" (App (Var "x") (Var "x"))
  go conf (App omega omega)
  go conf { depthLimit = 3 } (Plus (Lit 1) (Plus (Lit 2) (Plus (Lit 3) (Plus (Lit 4) (Lit 5)))))
  print (runWriter (runExceptT (do lift (tell ["a"]); _ <- throwError 'x'; lift (tell ["b"]))))
  print (runExcept (runWriterT (do tell ["a"]; lift (throwError 'x'); tell ["b"])))
  print (evalState (mapM (\x -> state (\n -> (n * x, n + 1))) [10, 20, 30]) 1)
  (r, w) <- runWriterT (execStateT (forM_ [1 .. 3 :: Int] (\i -> do { modify (* i); s <- get; lift (tell (show s)); liftIO (print s) })) 1)
  print (r, w)
  print (runReader (do { a <- ask; b <- local (* 2) (asks (+ 1)); return (a, b) }) 10)
  print (runState (zipWithM (\a b -> do { modify (+ a * b); gets (* 2) }) [1, 2, 3] [4, 5, 6]) 0)
  print (runWriter (censor (map negate) (listen (tell [1, 2 :: Int] >> return 'r'))))
