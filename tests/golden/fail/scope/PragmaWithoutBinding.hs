-- expect: MissingBinding
{-# INLINE dubble #-}
double :: Int -> Int
double x = x + x

{-# DEPRECATED triple "use double" #-}
main :: IO ()
main = print (double 1)
