{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | Values of JavaScript held by Haskell, and what JavaScript threw.
module GHC.JS.Prim (JSVal, JSException(..), packString, unpackString) where

import GHC.Base
import GHC.Exception.Type
import GHC.IO.Host
import GHC.Show

-- | Any JavaScript value; its closure is made by the host.
data JSVal

-- | What a host function threw, as text.
newtype JSException = JSException [Char]

instance Exception JSException

instance Show JSException where
  showsPrec _ (JSException message) = showString message

-- | What the machine raises when a host function throws; given the message as UTF-8.
hostException :: ByteArray# -> SomeException
hostException message = SomeException (JSException (unpackUtf8 (Bytes message)))

foreign export prim "HostError" hostException :: ByteArray# -> SomeException

-- What foreign declarations make of 'String': the host takes and gives UTF-8.

-- | All of the text, evaluated.
packString :: [Char] -> ByteArray#
packString text = case packUtf8 text of Bytes bytes -> bytes

unpackString :: ByteArray# -> [Char]
unpackString bytes = unpackUtf8 (Bytes bytes)
