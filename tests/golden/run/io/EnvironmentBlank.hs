-- Variables that are empty, and that are only set where there is none.
import Control.Exception
import System.Environment.Blank

main :: IO ()
main = do
  let name = "A_VARIABLE_OF_THIS_TEST"
  getEnv name >>= print
  setEnv name "" False
  getEnv name >>= print
  getEnvDefault name "default" >>= print
  lookup name <$> getEnvironment >>= print
  setEnv name "not this" False
  setEnv name "this\0not" True
  getEnv name >>= print
  unsetEnv name
  getEnvDefault name "default" >>= print
  mapM_ (\wrong -> (try wrong :: IO (Either IOException ())) >>= print) [setEnv "" "x" True, setEnv "a=b" "" False, unsetEnv "a=b"]
