-- | Text.Parsec.Error as it was in version 2.
module Text.ParserCombinators.Parsec.Error
  ( module Text.Parsec.Error
  , messageCompare, messageEq
  ) where

import Text.Parsec.Error

messageCompare :: Message -> Message -> Ordering
messageCompare = compare

messageEq :: Message -> Message -> Bool
messageEq = (==)
