-- A handler that turns one exception into another.
module Main where

import Control.Exception

newtype ConfigError = ConfigError String deriving Show
instance Exception ConfigError

readPort :: String -> IO Int
readPort text = evaluate (read text)

loadConfig :: [(String, String)] -> IO Int
loadConfig settings = case lookup "port" settings of
  Nothing -> return 80
  Just text -> readPort text `catch` \e -> throwIO (ConfigError ("port: " ++ takeWhile (/= '\n') (show (e :: ErrorCall))))

main :: IO ()
main = loadConfig [("port", "eighty")] >>= print
