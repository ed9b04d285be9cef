-- A stack of monad transformers over a pure failure.
module Main where

import Control.Monad.Except
import Control.Monad.State

data Instr = Push Int | Div | Pop

type VM = StateT [Int] (ExceptT String IO)

exec :: Instr -> VM ()
exec (Push n) = modify (n :)
exec Div = do
  stack <- get
  case stack of
    b : a : rest -> do
      let q = a `div` b
      lift (lift (putStrLn ("quotient " ++ show q)))
      put (q : rest)
    _ -> throwError "stack underflow"
exec Pop = modify tail

runAll :: [Instr] -> IO (Either String ((), [Int]))
runAll program = runExceptT (runStateT (mapM_ exec program) [])

main :: IO ()
main = do
  result <- runAll [Push 6, Push 2, Div, Push 0, Div]
  print (fmap snd result)
