-- | Results that say that something went wrong, as exceptions.
module Foreign.Marshal.Error (throwIf, throwIf_, throwIfNeg, throwIfNeg_, throwIfNull, void) where

import Control.Monad (void)
import GHC.Ptr

throwIf :: (a -> Bool) -> (a -> String) -> IO a -> IO a
throwIf wrong message action = action >>= \r -> if wrong r then ioError (userError (message r)) else return r

throwIf_ :: (a -> Bool) -> (a -> String) -> IO a -> IO ()
throwIf_ wrong message action = void (throwIf wrong message action)

throwIfNeg :: (Ord a, Num a) => (a -> String) -> IO a -> IO a
throwIfNeg = throwIf (< 0)

throwIfNeg_ :: (Ord a, Num a) => (a -> String) -> IO a -> IO ()
throwIfNeg_ = throwIf_ (< 0)

throwIfNull :: String -> IO (Ptr a) -> IO (Ptr a)
throwIfNull message = throwIf (== nullPtr) (const message)
