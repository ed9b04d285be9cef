import Control.Monad.Except
import Control.Monad.State

data Failure = DivideByZero | Unbound String
  deriving (Eq, Show)

safeDiv :: MonadError Failure m => Int -> Int -> m Int
safeDiv _ 0 = throwError DivideByZero
safeDiv a b = return (a `div` b)

-- The state survives an exception only when the transformer is outside.
inside :: StateT Int (Except Failure) Int
inside = (put 5 >> safeDiv 1 0) `catchError` (\_ -> gets (+ 1))

outside :: ExceptT Failure (State Int) Int
outside = (put 5 >> safeDiv 1 0) `catchError` (\_ -> gets (+ 1))

main :: IO ()
main = do
  print (runExcept (safeDiv 10 2))
  print (runExcept (safeDiv 10 0))
  print (safeDiv 1 0 :: Either Failure Int)
  print (runExcept (runStateT inside 0))
  print (runState (runExceptT outside) 0)
  print (runExcept (withExcept show (safeDiv 1 0)))
  print (runExcept (liftEither (Left (Unbound "x")) `catchError` (\e -> if e == DivideByZero then return 1 else return 2)))
  r <- runExceptT (forM_ [3, 2, 1, 0, -1] (\d -> safeDiv 6 d >>= liftIO . print))
  print r
  print (either id show (runExcept (mapExcept (either (Left . show) (Right . (+ 1))) (safeDiv 9 3))))
  print (throwError () `catchError` (\() -> Just 'c'))
  ioError (userError "caught") `catchError` (\e -> putStrLn ("io: " ++ show e))
