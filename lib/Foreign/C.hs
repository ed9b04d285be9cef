-- | The types and the text of C.
module Foreign.C (module Foreign.C.String, module Foreign.C.Types) where

import Foreign.C.String
import Foreign.C.Types
