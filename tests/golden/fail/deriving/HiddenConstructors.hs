-- expect: CannotDerive
{-# LANGUAGE StandaloneDeriving #-}
deriving instance Show (IO a)
main = print 1
