{-# LANGUAGE MultiWayIf #-}
-- A lambda whose pattern fails; the message is caught and shown.
import Control.Exception

main :: IO ()
main = do
  r <- try (evaluate ((\(Just x) -> x + 1) (Nothing :: Maybe Int)))
  putStrLn (either (\(PatternMatchFail s) -> s) show r)
  s <- try (evaluate (let [a, b] = "abc" in a))
  putStrLn (either (\(PatternMatchFail t) -> t) show s)
  u <- try (evaluate (if | False -> 'x'))
  putStrLn (either (\(PatternMatchFail t) -> t) show u)
