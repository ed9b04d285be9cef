-- A text that no Int can measure.
import qualified Data.Text as T

main :: IO ()
main = do
  print (T.replicate 3 (T.pack "ab"))
  print (T.replicate (2 ^ 60) (T.pack "0123456789abcdef"))
