-- Case and codes.
import Data.Char

main :: IO ()
main = do
  print (map toUpper "hello, wörld ß ÿ ı ǆ ⅷ", map toLower "HELLO, WÖRLD Σ İ Ǆ Ⅷ", map toTitle "ǆǅǄa")
  putStrLn (map toUpper "straße λόγος")
  print (map ord "aZ\n\1234", map chr [97, 955, 0x1F600], map digitToInt "09afAF", map intToDigit [0, 9, 10, 15])
  print (succ 'a', pred 'b', ['x' ..] !! 3, fromEnum 'A', toEnum 66 :: Char)
  print ('a' < 'b', compare 'z' 'a', maximum "hello", minBound :: Char, maxBound :: Char)
  print (subtract (ord 'a') (ord 'q'))
