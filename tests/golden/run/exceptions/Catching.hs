{-# LANGUAGE ScopedTypeVariables #-}
-- catch, handle, try and their kin choose by type.
import Control.Exception
import Control.Monad

main :: IO ()
main = do
  catch (void (evaluate (1 `div` (0 :: Int)))) (\e -> putStrLn ("arith: " ++ show (e :: ArithException)))
  handle (\(e :: SomeException) -> putStrLn ("some: " ++ show e)) (throwIO (userError "x"))
  r <- try (evaluate (length [1 :: Int, 2])) :: IO (Either SomeException Int)
  print r
  r2 <- try (throwIO Overflow) :: IO (Either ArithException ())
  print r2
  r3 <- try (try (throwIO Overflow) :: IO (Either IOException ()))
  print (either (\(e :: ArithException) -> "outer " ++ show e) (const "inner") r3)
  r4 <- tryJust (\e -> if e == DivideByZero then Just "zero" else Nothing) (evaluate (1 `mod` (0 :: Int)))
  print r4
  catchJust (\e -> if e == Overflow then Just () else Nothing) (throwIO Overflow) (\() -> putStrLn "just overflow")
  handleJust (\(ErrorCall m) -> if m == "a" then Just m else Nothing) putStrLn (throwIO (ErrorCall "a"))
  forM_ [toException Overflow, toException (userError "u"), toException (ErrorCall "e"), toException NonTermination] $ \e ->
    throwIO e `catches`
      [ Handler (\(x :: ArithException) -> putStrLn ("1 " ++ show x))
      , Handler (\(x :: IOException) -> putStrLn ("2 " ++ show x))
      , Handler (\(x :: ErrorCall) -> putStrLn ("3 " ++ show x))
      , Handler (\(x :: SomeException) -> putStrLn ("4 " ++ show x)) ]
  r5 <- try (evaluate (mapException (\(ErrorCall m) -> userError m) (throw (ErrorCall "mapped")))) :: IO (Either IOException ())
  print r5
