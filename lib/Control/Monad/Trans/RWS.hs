-- | The lazy variant, Control.Monad.Trans.RWS.Lazy.
module Control.Monad.Trans.RWS (module Control.Monad.Trans.RWS.Lazy) where

import Control.Monad.Trans.RWS.Lazy
