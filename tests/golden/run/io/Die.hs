-- die: a message and failure.
import System.Exit

main :: IO ()
main = putStrLn "before" >> die "the message" >> putStrLn "never"
