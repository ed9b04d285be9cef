{-# LANGUAGE CPP #-}
-- Macros with parameters, as packages use them to write instances; versions of packages.
module Main where

#define SIZED(ty, name, bytes) \
instance Sized ty where {      \
  size _ = bytes               \
; describe _ = "name of bytes" \
}

class Sized a where
  size :: a -> Int
  describe :: a -> String

SIZED(Int, whole, 8)
SIZED(Bool,
      truth, (1 + size (0 :: Int)))

-- Layout begins in the macro.
#define NAMED(ty) \
instance Named (ty) where \
  {-# INLINE name #-}; \
  name _ = "ty"; \
  names x = [name x, name x]

class Named a where
  name :: a -> String
  names :: a -> [String]

NAMED(Int)
NAMED(Maybe a)

#define CHECK(f) (f __LINE__)
#define ORDER(x, y) (compare (x) (y), compare (y) (x))

#ifndef MIN_VERSION_nowhere
#define MIN_VERSION_nowhere(a,b,c) (a < 2 && b < 5)
#endif

newer :: [String]
newer =
  [ "base"
#if MIN_VERSION_base(4,15,0) && !MIN_VERSION_base(4,16,0)
  , "base 4.15"
#endif
#ifdef VERSION_containers
  , VERSION_base ++ ", " ++ VERSION_ghc_prim
#endif
#if MIN_VERSION_nowhere(1,4,0)
  , "nowhere 1.4"
#endif
#if MIN_VERSION_nowhere(1,5,0)
  , "nowhere 1.5"
#endif
  ]

-- A macro that is given by its name alone finds its arguments behind what it stands for.
#define NEST(x) (1 + x)
#define SAME(x) x
#define ALIAS NEST

main :: IO ()
main = do
  print (size (1 :: Int), describe (1 :: Int))
  print (size True, describe True)
  print (names (1 :: Int), names (Just 'x'))
  print (CHECK(show), CHECK(negate))
  print ORDER((1 :: Int, 'x'), (1, 'y'))
  print (let orderOf = "ORDER(1,2)" in orderOf)
  mapM_ putStrLn newer
  print (takeWhile (/= '.') (reverse (takeWhile (/= '/') (reverse __FILE__))))
  print (NEST(NEST(1)), SAME(NEST)(5), ALIAS(7), SAME(ALIAS)(8))
