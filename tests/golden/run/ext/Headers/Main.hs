{-# LANGUAGE CPP #-}
#include "switches.h"
-- | Directives in files of their own.
module Main (main) where

#include "settings.h"
#include "MachDeps.h"

#if WORD_SIZE_IN_BITS == 64
import Data.Word (Word64)

type Big = Word64
#endif

#ifdef LOUD
greeting :: String
greeting = "HELLO"
#else
greeting :: String
greeting = "hello"
#endif

#define SHAPES
#include "shapes.h"
#undef SHAPES

#include "shapes.h"

main :: IO ()
main = do
  print [(shape, measure shape) | shape <- shapes]
  (\case "" -> putStrLn "?"; text -> if | length text > 9 -> return () | otherwise -> putStrLn text) greeting
  print (LIMIT + 1 :: Big)
#if MODE > 2
  putStrLn "many"
#endif
