-- Kinds of characters, over ASCII and beyond.
import Data.Char

main :: IO ()
main = do
  let ascii = ['\0' .. '\127']
  mapM_
    (\(name, p) -> putStrLn (name ++ ": " ++ show (filter p ascii)))
    [ ("isAlpha", isAlpha), ("isDigit", isDigit), ("isAlphaNum", isAlphaNum), ("isUpper", isUpper)
    , ("isLower", isLower), ("isSpace", isSpace), ("isPunctuation", isPunctuation), ("isSymbol", isSymbol)
    , ("isHexDigit", isHexDigit), ("isOctDigit", isOctDigit), ("isControl", isControl), ("isPrint", isPrint)
    , ("isSeparator", isSeparator), ("isNumber", isNumber), ("isMark", isMark), ("isLetter", isLetter)
    ]
  print [(c, generalCategory c) | c <- "aA1 _(){}«»+$^|\n\x300\x903\x20DD\x2028\x2029\xAD\xD800\xE000\x378λΩǅʰ中½Ⅷ"]
  print [minBound .. maxBound :: GeneralCategory]
  print (map isAscii "a\128", map isLatin1 "\255\256", map isAsciiUpper "aA", map isAsciiLower "aA")
