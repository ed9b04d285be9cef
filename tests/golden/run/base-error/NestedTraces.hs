-- a message that traces itself is written behind what it traces; one that fails is not written at all
import Control.Exception
import Debug.Trace

depth :: Int -> Int
depth 0 = 0
depth n = trace ("depth " ++ show (depth (n - 1))) n

main :: IO ()
main = do
  print (depth 3)
  r <- try (evaluate (trace ("half" ++ error "broken") 'x')) :: IO (Either ErrorCall Char)
  print (either (const "failed") show r)
  traceIO "end"
