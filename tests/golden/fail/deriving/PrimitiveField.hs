-- expect: CannotDerive
{-# LANGUAGE MagicHash #-}
import GHC.Exts

data Place = Place Addr# deriving (Eq, Show)

data Cell a = Cell (MutVar# RealWorld a) deriving (Eq)

main :: IO ()
main = print (Place nullAddr# == Place nullAddr#)
