-- expect: MisplacedStrictness
{-# LANGUAGE BangPatterns #-}
!limit = 3
main :: IO ()
main = print (limit :: Int)
