-- | A foreign pointer's address, which may outlive it.
module Foreign.ForeignPtr.Unsafe (unsafeForeignPtrToPtr) where

import GHC.ForeignPtr.Type (unsafeForeignPtrToPtr)
