{-# LANGUAGE OverloadedStrings #-}
-- texts read and written; how words are counted with them
import Control.Exception
import Data.List (sortOn)
import qualified Data.Map.Strict as Map
import Data.Ord (Down (..))
import qualified Data.Text as T
import qualified Data.Text.IO as T
import qualified Data.Text.Lazy.IO as L
import System.IO
import Text.Printf (printf)

main :: IO ()
main = do
  T.putStrLn "héllo ∀"
  first <- T.getLine
  print first
  rest <- T.getContents
  let cleaned = T.toLower (T.filter (`notElem` (",." :: String)) rest)
      counted = Map.fromListWith (+) [(word, 1 :: Int) | word <- T.words cleaned]
  mapM_ (\(word, n) -> printf "%-6s %d\n" word n) (sortOn (\(word, n) -> (Down n, word)) (Map.toList counted))
  L.hPutStrLn stderr "told"
  missing <- try (T.readFile "/nonexistent/file") :: IO (Either IOException T.Text)
  print missing
  ended <- try T.getLine :: IO (Either IOException T.Text)
  print ended
  print (maximum ["b", "a" :: T.Text], case first of { "first line" -> True; _ -> False })
