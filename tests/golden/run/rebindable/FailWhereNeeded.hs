{-# LANGUAGE RebindableSyntax #-}
module Main (main) where

import Prelude hiding (return, (>>), (>>=))
import qualified Prelude as P

-- `fail` is that of this module and that of Prelude: no pattern here needs it
newtype I a = I { unI :: a }

(>>=) :: I a -> (a -> I b) -> I b
m >>= f = f (unI m)

(>>) :: I a -> I b -> I b
m >> n = m >>= \_ -> n

return :: a -> I a
return = I

fail :: String -> I a
fail = error

main :: IO ()
main = print (unI (do { x <- I 1; ~(y, z) <- return (x, 2); (a, b) <- return (y, z); I (); return (x + y + a + b) }))
