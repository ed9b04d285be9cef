{-# LANGUAGE RebindableSyntax, FunctionalDependencies #-}
-- RebindableSyntax: `do` means the (>>=), (>>) and `fail` in scope: here of an indexed monad, and of something that is no monad.
import Prelude hiding (return, (>>), (>>=))
import qualified Prelude as P

-- a door that is opened before it is walked through
data Open = Open
data Closed = Closed

newtype Door from to a = Door { runDoor :: [String] -> (a, [String]) }

(>>=) :: Door a b x -> (x -> Door b c y) -> Door a c y
Door f >>= g = Door (\log -> let (x, log') = f log in runDoor (g x) log')

(>>) :: Door a b x -> Door b c y -> Door a c y
d >> e = d >>= \_ -> e

return :: x -> Door a a x
return x = Door (\log -> (x, log))

open :: Door Closed Open ()
open = Door (\log -> ((), "open" : log))

close :: Door Open Closed Int
close = Door (\log -> (length log, "close" : log))

visit :: Door Closed Closed (Int, Int)
visit = do
  open
  a <- close
  let b = a * 10
  open
  c <- close
  return (b, c)

-- statements gathered in a list
total :: [Int]
total = do
  [1, 2]
  xs <- [3]
  [xs, length "abc"]
  where
    (>>) = (++)
    a >>= f = a ++ concatMap f a

main :: IO ()
main = print result P.>> mapM_ putStrLn (reverse log) P.>> print total
  where (result, log) = runDoor visit []
