{-# LANGUAGE PatternSynonyms, BangPatterns #-}
-- Matching a synonym first matches its pattern whole, then the arguments' patterns.
module Main where

import Control.Exception
import Debug.Trace

pattern F :: Bool -> Bool -> (Bool, Bool)
pattern F a b <- (a, b)

pattern G :: Bool -> (Bool, Bool)
pattern G b <- (True, b)

pattern Nested :: a -> Maybe (Maybe a)
pattern Nested x = Just (Just x)

-- the pattern True is matched after the tuple, in order
f :: (Bool, Bool) -> String
f (F True True) = "both"
f (G True) = "second"
f _ = "neither"

attempt :: String -> IO ()
attempt s = do
  r <- try (evaluate (length s))
  putStrLn (either (\e -> "error: " ++ takeWhile (/= '\n') (show (e :: ErrorCall))) (const s) r)

main :: IO ()
main = do
  attempt (f (True, True))
  attempt (f (False, error "unneeded"))
  attempt (f (True, error "needed"))
  attempt (f (error "first", True))
  let Nested y = trace "matched" (Just (Just 'n'))
  putStrLn "before"
  print y
  r <- try (evaluate (let g (Nested z) = z :: Int in g (Just Nothing)))
  case r of
    Left (PatternMatchFail m) -> putStrLn m
    Right z -> print z
