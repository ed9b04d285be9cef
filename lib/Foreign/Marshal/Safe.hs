-- | Another name of Foreign.Marshal.
module Foreign.Marshal.Safe (module Foreign.Marshal) where

import Foreign.Marshal
