-- expect: WrongFamily
{-# LANGUAGE TypeFamilies #-}
class Container f where
  type Element g
  empty :: f
main :: IO ()
main = print 1
