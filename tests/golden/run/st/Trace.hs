-- Messages from pure code, in order of evaluation, once for each thunk.
import Debug.Trace

main :: IO ()
main = do
  let x = trace "x" (1 :: Int)
      y = traceShow (2 :: Int, 'y') (x + 1)
  print (x + y + x)
  print (traceShowId (length (traceId "abc")))
  traceM "in IO"
  traceIO "traceIO"
  print (fst (trace "pair" ('a', trace "never" 'b')))
