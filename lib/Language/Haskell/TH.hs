-- | The monad of Template Haskell and its quotations, for instances that mention them.
module Language.Haskell.TH (Q, Quote, runIO, Exp, ExpQ, TExp, unType, unTypeQ, Code(..), CodeQ, unTypeCode, unsafeCodeCoerce, liftCode, hoistCode, bindCode, joinCode) where

import Language.Haskell.TH.Lib
import Language.Haskell.TH.Syntax
