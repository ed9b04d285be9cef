{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE ExistentialQuantification #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE ScopedTypeVariables #-}
-- | Values that carry their type.
module Data.Dynamic
  ( Dynamic(..), toDyn, fromDyn, fromDynamic, dynTypeRep, dynApply, dynApp, Typeable ) where

import Data.Typeable.Internal
import GHC.Base
import GHC.Exception.Type (Exception)
import GHC.Show

data Dynamic = forall a. Dynamic (TypeRep a) a

instance Show Dynamic where
  showsPrec _ (Dynamic t _) = showString "<<" . showsPrec 0 t . showString ">>"

instance Exception Dynamic

toDyn :: Typeable a => a -> Dynamic
toDyn v = Dynamic typeRep# v

-- | The value if it has the type asked for.
fromDynamic :: forall a. Typeable a => Dynamic -> Maybe a
fromDynamic (Dynamic t v)
  | sameTypeRep t (typeRep# :: TypeRep a) = Just (unsafeCoerce# v)
  | otherwise = Nothing

-- | The value if it has the type asked for, else the default.
fromDyn :: Typeable a => Dynamic -> a -> a
fromDyn d def = case fromDynamic d of
  Just v -> v
  Nothing -> def

-- | Applies a function to an argument, if the types agree.
dynApply :: Dynamic -> Dynamic -> Maybe Dynamic
dynApply (Dynamic (TypeRep f) v) (Dynamic (TypeRep a) x) = case f of
  RepFun _ arg res | sameRep arg a -> Just (Dynamic (TypeRep res) (unsafeCoerce# v x))
  _ -> Nothing

dynApp :: Dynamic -> Dynamic -> Dynamic
dynApp f x = case dynApply f x of
  Just r -> r
  Nothing -> errorWithoutStackTrace
    ("Type error in dynamic application.\n" ++ "Can't apply function " ++ show f ++ " to argument " ++ show x)

dynTypeRep :: Dynamic -> SomeTypeRep
dynTypeRep (Dynamic t _) = SomeTypeRep t
