-- Every exception of base and its text.
import Control.Exception
import System.Exit
import System.IO.Error

main :: IO ()
main = do
  mapM_ print [Overflow, Underflow, LossOfPrecision, DivideByZero, Denormal, RatioZeroDenominator]
  mapM_ print [IndexOutOfBounds "", IndexOutOfBounds "why", UndefinedElement "", UndefinedElement "why"]
  mapM_ print [StackOverflow, HeapOverflow, ThreadKilled, UserInterrupt]
  print (AssertionFailed "assertion") >> print NonTermination >> print NestedAtomically
  print BlockedIndefinitelyOnMVar >> print BlockedIndefinitelyOnSTM >> print Deadlock >> print AllocationLimitExceeded
  print (NoMethodError "m") >> print (PatternMatchFail "p") >> print (RecConError "c")
  print (RecSelError "s") >> print (RecUpdError "u") >> print (TypeError "t") >> print (ErrorCall "e")
  print (toException ThreadKilled) >> print (SomeAsyncException UserInterrupt)
  print [ExitSuccess, ExitFailure 3] >> print (read "ExitFailure 4" :: ExitCode)
  putStrLn (displayException (toException (ErrorCall "shown")))
  print (fromException (toException Overflow) :: Maybe ArithException)
  print (fromException (toException Overflow) :: Maybe ErrorCall)
  print (fmap show (fromException (toException ThreadKilled) :: Maybe SomeAsyncException))
  print (fromException (toException ThreadKilled) :: Maybe AsyncException)
  print (toException (userError "u")) >> print (Overflow < DivideByZero, maximum [StackOverflow, ThreadKilled])
