{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE TypeFamilies #-}
{-# LANGUAGE UnboxedTuples #-}
-- | What programs import of GHC's own: primitive types and operations, overloaded lists, hints to the optimiser.
module GHC.Exts
  ( Any
  , Bool (..)
  , Char (..)
  , Coercible, type (~~)
  , Constraint
  , Double (..)
  , Down (..)
  , Float (..)
  , FunPtr (..)
  , Int (..)
  , IsList (..)
  , IsString (..)
  , Ordering (..)
  , Proxy#
  , Ptr (..)
  , RuntimeRep (..)
  , SPEC (..)
  , TYPE
  , Type
  , VecCount (..)
  , VecElem (..)
  , Word (..)
  , atomicModifyMutVar#
  , augment
  , breakpoint
  , breakpointCond
  , build
  , cstringLength#
  , currentCallStack
  , groupWith
  , iShiftL#
  , iShiftRA#
  , iShiftRL#
  , inline
  , isTrue#
  , lazy
  , maxTupleSize
  , noinline
  , oneShot
  , proxy#
  , resizeSmallMutableArray#
  , runRW#
  , shiftL#
  , shiftRL#
  , sortWith
  , the
  , traceEvent
  , unpackAppendCString#
  , unpackCString#
  , unpackCStringUtf8#
  , unpackFoldrCString#
  , uncheckedIShiftL64#
  , uncheckedIShiftRA64#
  , uncheckedShiftL64#
  , uncheckedShiftRL64#
  , unpackNBytes#
  , keepAlive#
  , module GHC.Prim
  ) where

import Control.Applicative (ZipList (..))
import Data.OldList (groupBy, sortBy)
import Data.Ord (Down (..), comparing)
import Data.String (IsString (..))
import Data.Version (Version (..), makeVersion)
import GHC.Base
import GHC.Int (uncheckedIShiftL64#, uncheckedIShiftRA64#)
import GHC.Prim
import GHC.Ptr (FunPtr (..), Ptr (..))
import GHC.Stack (currentCallStack)
import GHC.Stack.Types (CallStack, SrcLoc, fromCallSiteList, getCallStack)
import GHC.Word (uncheckedShiftL64#, uncheckedShiftRL64#)

-- | The function answers the new value and the answer.
atomicModifyMutVar# :: MutVar# s a -> (a -> b) -> State# s -> (# State# s, c #)
atomicModifyMutVar# var f s = case atomicModifyMutVar2# var (unsafeCoerce# f) s of
  (# s1, _, pair #) -> (# s1, case pair of (_, answer) -> answer #)

-- | The same elements in an array of another size; what is new is the one given.
resizeSmallMutableArray#
  :: SmallMutableArray# s a -> Int# -> a -> State# s -> (# State# s, SmallMutableArray# s a #)
resizeSmallMutableArray# array size x s = case getSizeofSmallMutableArray# array s of
  (# s1, before #) -> case size <=# before of
    0# -> case newSmallArray# size x s1 of
      (# s2, longer #) -> case copySmallMutableArray# array 0# longer 0# before s2 of s3 -> (# s3, longer #)
    _ -> case shrinkSmallMutableArray# array size s1 of s2 -> (# s2, array #)

-- | For debuggers of GHC; breakpoints here need no word in the source.
breakpoint :: a -> a
breakpoint x = x

breakpointCond :: Bool -> a -> a
breakpointCond _ x = x

-- | An event of a log that nobody reads.
traceEvent :: String -> IO ()
traceEvent _ = return ()

-- | Keeps a value alive until the action ends.
keepAlive# :: a -> State# s -> (State# s -> (# State# s, b #)) -> (# State# s, b #)
keepAlive# x s act = case act s of (# s1, r #) -> case touch# x s1 of s2 -> (# s2, r #)

-- | For a type that no value has. (GHC's takes no space.)
data Proxy# (a :: k) = Proxy#

proxy# :: forall a. Proxy# a
proxy# = Proxy#

-- | What list syntax means with OverloadedLists.
class IsList l where
  type Item l
  fromList :: [Item l] -> l
  -- | The length is a hint.
  fromListN :: Int -> [Item l] -> l
  toList :: l -> [Item l]
  fromListN _ = fromList
  {-# MINIMAL fromList, toList #-}

instance IsList [a] where
  type Item [a] = a
  fromList xs = xs
  toList xs = xs

instance IsList (NonEmpty a) where
  type Item (NonEmpty a) = a
  fromList (x : xs) = x :| xs
  fromList [] = errorWithoutStackTrace "NonEmpty.fromList: empty list"
  toList (x :| xs) = x : xs

instance IsList (ZipList a) where
  type Item (ZipList a) = a
  fromList = ZipList
  toList = getZipList

-- | Without tags.
instance IsList Version where
  type Item Version = Int
  fromList = makeVersion
  toList = versionBranch

instance IsList CallStack where
  type Item CallStack = (String, SrcLoc)
  fromList = fromCallSiteList
  toList = getCallStack

maxTupleSize :: Int
maxTupleSize = 62

-- | The one value that all elements are.
the :: Eq a => [a] -> a
the (x : xs) = go xs
  where
    go [] = x
    go (y : ys)
      | x == y = go ys
      | otherwise = errorWithoutStackTrace "GHC.Exts.the: non-identical list"
the [] = errorWithoutStackTrace "GHC.Exts.the: empty list"

sortWith :: Ord b => (a -> b) -> [a] -> [a]
sortWith f = sortBy (comparing f)

-- | Sorted, too.
groupWith :: Ord b => (a -> b) -> [a] -> [[a]]
groupWith f xs = groupBy (\x y -> f x == f y) (sortWith f xs)
