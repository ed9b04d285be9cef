-- Leaving early, successfully.
import System.Exit

main :: IO ()
main = mapM_ (\n -> if n > 3 then exitSuccess else print n) [1 :: Int ..]
