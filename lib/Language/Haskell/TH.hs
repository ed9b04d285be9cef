-- | The monad of Template Haskell, for instances that mention it.
module Language.Haskell.TH (Q, runIO) where

import Language.Haskell.TH.Syntax
