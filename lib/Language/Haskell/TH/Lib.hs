-- | Names for quotations in the monad of Template Haskell.
module Language.Haskell.TH.Lib (ExpQ, CodeQ, TExpQ) where

import Language.Haskell.TH.Syntax

type ExpQ = Q Exp
type CodeQ = Code Q
type TExpQ a = Q (TExp a)
