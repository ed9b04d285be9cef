{-# LANGUAGE CPP #-}
-- Conditional text and macros without parameters.
#define LIMIT 3
#undef NOTHING
module Main where

#if defined(NOTHING)
broken = = =
#elif LIMIT > 2 && !defined(OTHER)
name :: String
name = "taken"
#else
name = 5
#endif

#ifdef __GLASGOW_HASKELL__
compiler :: Bool
compiler = True
#endif

main :: IO ()
main = do
  putStrLn name
  print (LIMIT * 2, compiler)
#if MIN_VERSION_base(4,10,0)
  putStrLn "recent"
#endif
#ifndef LIMIT
  undefined
#endif
