-- An exception of one's own: its show is printed, not its displayException.
import Control.Exception

data Mine = Mine Int deriving Show
instance Exception Mine where displayException _ = "nobody sees this"

main :: IO ()
main = (putStrLn "one" >> throwIO (Mine 3)) `finally` putStrLn "two"
