import Control.Exception
import Data.List.NonEmpty (NonEmpty(..))
import Data.Semigroup

say :: Show a => a -> IO ()
say x = do
  r <- try (evaluate (length (show x)))
  putStrLn (either (\e -> show (e :: ErrorCall)) (const (show x)) r)

main :: IO ()
main = do
  say (stimes 0 (1 :| [2]))
  say (stimes (-1) [1])
  say (stimes (-1) (Just [1]))
  say (stimes 0 (Max 'x'))
  say (stimes (-1) (All True))
  say (stimes (-2) LT)
  say (stimes (-1) (Sum 4))
  say (stimes (-1) ())
  say (appEndo (stimes (-3) (Endo (+ 1))) 0)
  say (stimesMonoid (-1) [1])
  say (mtimesDefault (-1) "a")
  say (stimes 10 (Endo (* 2)) `appEndo` 1)
