module Writer where

import Prelude hiding (fail, (>>), (>>=))

(>>=) :: ([w], a) -> (a -> ([w], b)) -> ([w], b)
(ws, x) >>= f = let (vs, y) = f x in (ws ++ vs, y)

(>>) :: ([w], a) -> ([w], b) -> ([w], b)
a >> b = a >>= const b

fail :: String -> ([String], a)
fail _ = (["failed"], error "no value")

tell :: w -> a -> ([w], a)
tell w x = ([w], x)
