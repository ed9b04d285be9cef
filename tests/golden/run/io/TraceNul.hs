-- | Characters NUL in trace messages.
import Debug.Trace

main :: IO ()
main = do
  traceIO "one"
  traceIO "two\0three"
  traceIO "four"
