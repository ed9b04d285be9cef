-- | The lazy variant, Control.Monad.Trans.Writer.Lazy.
module Control.Monad.Trans.Writer (module Control.Monad.Trans.Writer.Lazy) where

import Control.Monad.Trans.Writer.Lazy
