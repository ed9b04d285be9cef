-- expect: InvalidInstanceHead
{-# LANGUAGE TypeFamilies #-}
type family F a
instance Show (F a) where show _ = ""
main :: IO ()
main = print 1
