{-# LANGUAGE CPP #-}
{-# LANGUAGE LambdaCase #-}
-- | A module that others include, pragmas and all.
#ifdef STRICTLY
{-# LANGUAGE MultiWayIf #-}
#else
{-# LANGUAGE NotToBeSeen #-}
#endif
module Main (main) where

size :: Maybe Int -> String
size = \case
  Nothing -> "none"
  Just n -> if | n > 9 -> "large"
               | otherwise -> "small"

main :: IO ()
main = mapM_ (putStrLn . size) [Nothing, Just 3, Just 30]
