{-# LANGUAGE AllowAmbiguousTypes, DataKinds, FlexibleContexts, FlexibleInstances, FunctionalDependencies, KindSignatures, PolyKinds, TypeFamilies #-}
-- With AllowAmbiguousTypes a type may be inferred that its own constraints leave ambiguous; an instance may ask for what is only smaller than it with its kind.
module Main where

import GHC.TypeLits

newtype Page m a = Page {runPage :: m a}

class Element content result | result -> content where
  element :: String -> content -> result

instance (Show (m ()), f ~ Page m a) => Element [String] (f -> Page m a) where
  element name attributes body = body

instance Element (Page m a) (Page m a) where
  element name body = body

shown :: (Show a, Applicative m) => a -> Page m ()
shown x = Page (pure ())

class Size (a :: k) where
  size :: p a -> Integer

instance KnownNat n => Size n where
  size = natVal

instance Size Bool where
  size _ = 2

data Of (a :: k) = Of

main :: IO ()
main = do
  let cell (Left n) = element "th" (concat [["wide"], if n == 1 then [] else [show n]]) (shown n)
      cell (Right b) = element "td" ["last"] (shown (not b))
  print (runPage (cell (Left 2)) :: Maybe ())
  print (map runPage (map cell [Left 1, Right True]) :: [[()]])
  print (size (Of :: Of 12), size (Of :: Of Bool))
