-- | Numbers at the beginning of strict texts.
module Data.Text.Read (Reader, decimal, signed, hexadecimal, rational, double) where

import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Text.Internal.Read as Read

type Reader a = Text -> Either String (a, Text)

instance Read.Source Text where
  next = Text.uncons
  spanOf p t = case Text.span p t of (a, b) -> (Text.unpack a, b)

decimal, hexadecimal :: Integral a => Reader a
decimal = Read.decimal
hexadecimal = Read.hexadecimal

signed :: Num a => Reader a -> Reader a
signed = Read.signed

rational :: Fractional a => Reader a
rational = Read.rational

double :: Reader Double
double = Read.double
