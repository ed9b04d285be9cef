-- ioError and fail.
module Main where

import Control.Monad (when)

validate :: Int -> IO ()
validate n = when (n > 2) (ioError (userError ("too many: " ++ show n)))

main :: IO ()
main = mapM_ validate [1 ..]
