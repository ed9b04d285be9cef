-- bytes read and written, among characters
import Control.Exception
import qualified Data.ByteString as W
import qualified Data.ByteString.Char8 as B
import Data.Maybe (mapMaybe)
import System.IO

main :: IO ()
main = do
  count <- B.getLine
  print count
  print (B.readInt count)
  next <- getLine
  putStrLn next
  raw <- B.getLine
  print raw
  B.putStrLn raw
  three <- B.hGet stdin 3
  print three
  rest <- B.getContents
  print (sum (map fst (mapMaybe B.readInt (B.words rest))))
  ended <- try B.getLine :: IO (Either IOException B.ByteString)
  print ended
  missing <- try (B.readFile "/nonexistent/file") :: IO (Either IOException B.ByteString)
  print missing
  W.hPut stderr (W.pack [116, 111, 108, 100, 10])
  putStrLn "λ"
  hClose stdout
  B.putStrLn (B.pack "no more")
