module Main where

import Data.IORef

data Config = Config { hosts :: [String], primary :: String }

configure :: [String] -> Config
configure given = Config { hosts = given, primary = head given }
{-# NOINLINE configure #-}

setUp :: IORef [Config] -> [String] -> IO ()
setUp ref given = modifyIORef ref (configure given :)

serve :: Config -> IO ()
serve config = putStrLn ("serving " ++ primary config)
{-# NOINLINE serve #-}

main :: IO ()
main = do
  ref <- newIORef []
  setUp ref []
  setUp ref ["a.example"]
  configs <- readIORef ref
  mapM_ serve configs
