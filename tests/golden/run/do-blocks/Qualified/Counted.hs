-- No monad: the number of steps is added up.
module Counted where

import Prelude hiding ((>>), (>>=))

data Steps a = Steps Int a

(>>=) :: Steps a -> (a -> Steps b) -> Steps b
Steps n x >>= f = let Steps m y = f x in Steps (n + m) y

(>>) :: Steps a -> Steps b -> Steps b
a >> b = a >>= const b

fmap :: (a -> b) -> Steps a -> Steps b
fmap f (Steps n x) = Steps n (f x)

step :: a -> Steps a
step = Steps 1

finish :: a -> Steps a
finish = Steps 0

run :: Steps a -> (Int, a)
run (Steps n x) = (n, x)
