-- read of numbers, lists, tuples, strings, derived types.
import qualified Data.Map as Map
import Data.Ratio
import Text.Read

data Shape = Circle Double | Rect { width :: Int, height :: Int } | Shape :& Shape | Unit
  deriving (Show, Read, Eq)

infixr 5 :&

main :: IO ()
main = do
  print (read "42" :: Int, read " ( -7 ) " :: Int, read "0x1F" :: Int, read "0o17" :: Integer)
  print (read "3.25" :: Double, read "1e3" :: Double, read "5" :: Double, read "-2.5e-2" :: Double, read "NaN" :: Double)
  print (read "[1,2 , 3]" :: [Int], read "[]" :: [Int], read "(1,'a',\"s\")" :: (Int, Char, String))
  print (read "\"a\\nb\\1234\\&5\\SOH\"" :: String, read "'\\''" :: Char, read "['a','b']" :: String)
  print (read "[True,False]" :: [Bool], read "Just (-3)" :: Maybe Int, read "Just -3" :: Maybe Int, read "LT" :: Ordering, read "()" :: ())
  print (read "3 % 4" :: Rational, read "Left 3" :: Either Int Bool)
  print (read "Circle 2.5" :: Shape, read " Rect { width = 3 , height = -4 }" :: Shape)
  print (read "Circle 1.0 :& (Unit :& Circle 2)" :: Shape)
  print (map readMaybe ["12", "12a", "", " 3 ", "4 5", "1.5", "--1"] :: [Maybe Int])
  print (readEither "x" :: Either String Int, readEither "7" :: Either String Int)
  print (reads "12 rest" :: [(Int, String)], reads "nope" :: [(Int, String)], reads "(1,2)tail" :: [((Int, Int), String)])
  print (lex " hello world", lex "123.5e2x", lex "<= 3", lex "\"str\" x", lex "'c'", lex "", lex "(a)")
  print ((readMaybe "Circle" :: Maybe Shape), (readMaybe "Rect {width=1}" :: Maybe Shape))
  print (read "1e400" :: Double, read "1e-400" :: Double, read "123456789012345678901234567890" :: Integer)
