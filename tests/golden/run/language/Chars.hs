module Main where
import Data.Char
import Data.List

main :: IO ()
main = do
  let sample = "aZ5 \t\n_-é߀Ωж中𝔸١\768\x200d\&½²ǅ"
  mapM_ (\c -> putStrLn (show c ++ " " ++ show (ord c) ++ " " ++ show (generalCategory c) ++ " " ++ concatMap (\p -> if p c then "1" else "0") preds ++ " " ++ show [toUpper c, toLower c, toTitle c])) sample
  print (map digitToInt "0123456789abcdefABCDEF", map intToDigit [0 .. 15])
  print (subtract (ord 'a') (ord 'z'), chr 955, maxBound :: Char, ['a', 'c' .. 'm'])
  putStrLn "αβγ → ∀x. ¬P(x) 🎉"
  print "αβγ → 🎉\1234\&5"
  print (words "a\160b c\tc\nd", lines "a\n\nb\r\nc", unlines ["x", "y"], unwords ["p", "", "q"])
  print (map isSeparator " a\160", isPunctuation '!', isSymbol '+', isAscii '\200', isLatin1 'ÿ', isAsciiUpper 'A', isAsciiLower 'A', isHexDigit 'g', isOctDigit '8', isMark '\768', isNumber '½', isControl '\DEL', isPrint '\DEL')
  print (sort "hello World", nub "mississippi", group (sort "mississippi"), partition isUpper "aBcD")
  print ("\SOH\SO\&H\ESC\a\b\f\v\0\127\128", '\'', '"', "'\"", "\\")
  print (caesar 3 "Hello, World!", caesar (-3) (caesar 3 "Hello, World!"), palindrome "A man, a plan, a canal: Panama")
  print (showLitChar '\n' "", lexLitChar "\\nabc", readLitChar "\\x41zz", reads "'\\t'" :: [(Char, String)])
  print (read "\"a\\tb\\\n   \\c\\1234\\&5\"" :: String)
  where
    preds = [isAlpha, isDigit, isSpace, isUpper, isLower, isPunctuation, isSymbol, isControl, isPrint, isAlphaNum, isLetter, isNumber, isMark]
    caesar n = map shift where
      shift c | isAsciiLower c = rot 'a' c
              | isAsciiUpper c = rot 'A' c
              | otherwise = c
      rot b c = chr ((ord c - ord b + n) `mod` 26 + ord b)
    palindrome s = let t = map toLower (filter isAlpha s) in t == reverse t
