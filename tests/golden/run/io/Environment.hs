-- Arguments and variables, real and pretended.
import Control.Exception
import System.Environment

main :: IO ()
main = do
  getArgs >>= print
  withArgs ["a", "b c"] (getArgs >>= print)
  withProgName "other" (getProgName >>= putStrLn)
  setEnv "GOLDEN_VARIABLE" "value \955"
  getEnv "GOLDEN_VARIABLE" >>= putStrLn
  lookupEnv "GOLDEN_VARIABLE" >>= print
  env <- getEnvironment
  print (lookup "GOLDEN_VARIABLE" env)
  unsetEnv "GOLDEN_VARIABLE"
  lookupEnv "GOLDEN_VARIABLE" >>= print
  r <- try (getEnv "GOLDEN_VARIABLE") :: IO (Either IOException String)
  print r
  r2 <- try (setEnv "" "x") :: IO (Either IOException ())
  print r2
