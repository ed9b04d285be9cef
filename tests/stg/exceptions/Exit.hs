import System.Exit

main :: IO ()
main = putStrLn "leaving" >> exitWith (ExitFailure 42) >> putStrLn "unreachable"
