-- expect: NotInScope
{-# LANGUAGE PolyKinds, RankNTypes, KindSignatures #-}
f :: forall (a :: k). a -> Int
f _ = 1
main :: IO ()
main = print 1
