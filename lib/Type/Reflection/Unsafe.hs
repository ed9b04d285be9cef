{-# LANGUAGE NoImplicitPrelude, MagicHash #-}
-- | What type representations are told apart by.
module Type.Reflection.Unsafe (typeRepFingerprint, someTypeRepFingerprint) where

import Data.Typeable.Internal
import GHC.Base
import GHC.Fingerprint.Type (Fingerprint (..))
import GHC.Num
import GHC.Real
import GHC.Word ()

-- | Made of the hash of the type's structure; not the number GHC has.
typeRepFingerprint :: TypeRep a -> Fingerprint
typeRepFingerprint r = someTypeRepFingerprint (SomeTypeRep r)

someTypeRepFingerprint :: SomeTypeRep -> Fingerprint
someTypeRepFingerprint r = Fingerprint (fromIntegral hash) (fromIntegral (hash * 0x2545F4914F6CDD1D + 1))
 where
  hash = I# (repHash (someRep r))
