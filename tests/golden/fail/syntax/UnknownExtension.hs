-- expect: UnsupportedExtension
{-# LANGUAGE LambdaCases #-}
main :: IO ()
main = print 1
