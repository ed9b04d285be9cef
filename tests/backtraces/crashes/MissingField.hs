-- A field that was never given a value.
module Main where

data User = User { name :: String, email :: String }

newUser :: String -> User
newUser n = User { name = n }

greeting :: User -> String
greeting u = "Dear " ++ name u ++ " <" ++ email u ++ ">"

main :: IO ()
main = putStrLn (greeting (newUser "Ada"))
