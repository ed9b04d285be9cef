{-# LANGUAGE NoImplicitPrelude, MagicHash #-}
-- | Handles: a descriptor of the host and two buffers, behind an MVar.
--
-- What changes lies in mutable memory, so that the MVar always gets back the very record that was taken from it.
module GHC.IO.Handle.Types
  ( Handle(..), Handle__(..), Chunk(..), Scratch(..), HandleType(..), showHandle
  , BufferMode(..), Newline(..), NewlineMode(..), nativeNewline, nativeNewlineMode, noNewlineTranslation
  , universalNewlineMode
  ) where

import GHC.Base
import GHC.MVar
import GHC.Show
import GHC.Read

-- | A name for messages, e.g. @<stdout>@, and the handle's inside.
data Handle = FileHandle String (MVar Handle__)

-- | Same handle.
instance Eq Handle where
  FileHandle _ m == FileHandle _ n = m == n

instance Show Handle where
  showsPrec _ (FileHandle file _) = showHandle file

showHandle :: String -> String -> String
showHandle file = showString "{handle: " . showString file . showString "}"

-- | Bytes that were read.
data Chunk = Chunk ByteArray#

-- | Room to pack a string in before the handle is locked; with whoever packs one just now.
data Scratch = NoScratch | Scratch (MutableByteArray# RealWorld)

-- | Contents of a handle's MVar. Words of the state: GHC.IO.Handle.Internals.
data Handle__ = Handle__
  Int#                            -- descriptor
  (MutableByteArray# RealWorld)   -- state
  (MutableByteArray# RealWorld)   -- output buffer
  (MutVar# RealWorld Chunk)       -- input: what was read last
  (MutVar# RealWorld Scratch)     -- where the next string is packed

data HandleType
  = ClosedHandle
  | SemiClosedHandle
  | ReadHandle
  | WriteHandle
  | AppendHandle
  | ReadWriteHandle
  deriving Eq

data BufferMode
  = NoBuffering
  | LineBuffering
  | BlockBuffering (Maybe Int)
  deriving (Eq, Ord, Read, Show)

data Newline = LF | CRLF
  deriving (Eq, Ord, Read, Show)

-- | Translation of line ends on the way in and out.
data NewlineMode = NewlineMode { inputNL :: Newline, outputNL :: Newline }
  deriving (Eq, Ord, Read, Show)

nativeNewline :: Newline
nativeNewline = LF

universalNewlineMode, nativeNewlineMode, noNewlineTranslation :: NewlineMode
universalNewlineMode = NewlineMode CRLF nativeNewline
nativeNewlineMode = NewlineMode nativeNewline nativeNewline
noNewlineTranslation = NewlineMode LF LF
