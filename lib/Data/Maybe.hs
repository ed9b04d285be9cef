{-# LANGUAGE ImplicitParams #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Functions on Maybe.
module Data.Maybe
  ( Maybe (..)
  , catMaybes
  , fromJust
  , fromMaybe
  , isJust
  , isNothing
  , listToMaybe
  , mapMaybe
  , maybe
  , maybeToList
  ) where

import GHC.Base
import GHC.Stack.Types

foreign import forward "GHC.Exception.errorCallWithCallStackException"
  errorCallWithCallStackException :: [Char] -> CallStack -> exception

maybe :: b -> (a -> b) -> Maybe a -> b
maybe n _ Nothing = n
maybe _ f (Just x) = f x

isJust, isNothing :: Maybe a -> Bool
isJust (Just _) = True
isJust Nothing = False
isNothing Nothing = True
isNothing (Just _) = False

fromJust :: HasCallStack => Maybe a -> a
fromJust (Just x) = x
fromJust Nothing = fromJustError ?callStack

fromJustError :: CallStack -> a
fromJustError stack = raise# (errorCallWithCallStackException "Maybe.fromJust: Nothing" (pushCallStack ("error", place) stack))
  where place = SrcLoc "base" "Data.Maybe" "libraries/base/Data/Maybe.hs" 148 21 148 57
{-# NOINLINE fromJustError #-}

fromMaybe :: a -> Maybe a -> a
fromMaybe d Nothing = d
fromMaybe _ (Just x) = x

maybeToList :: Maybe a -> [a]
maybeToList Nothing = []
maybeToList (Just x) = [x]

listToMaybe :: [a] -> Maybe a
listToMaybe [] = Nothing
listToMaybe (x : _) = Just x

catMaybes :: [Maybe a] -> [a]
catMaybes [] = []
catMaybes (Nothing : rest) = catMaybes rest
catMaybes (Just x : rest) = x : catMaybes rest

mapMaybe :: (a -> Maybe b) -> [a] -> [b]
mapMaybe f = go
  where
    go [] = []
    go (x : xs) = case f x of
      Nothing -> go xs
      Just y -> y : go xs
