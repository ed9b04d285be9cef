-- Escapes of characters and strings.
import Data.Char

main :: IO ()
main = do
  print ['\0' .. '\32']
  print ['\DEL', '\128', '\255', '\1234', '\65535', '\1114111']
  print "\SO\&H \SOH \1234\&5 \1234x tab\tnl\n quote\" back\\ single'"
  print '\'' 
  print '"'
  print (map show "a'\"\\\n\233")
  print (showLitChar '\n' "x", showLitChar '\200' "1", showLitChar '\200' "x")
  print (lexLitChar "\\nHello", lexLitChar "abc", readLitChar "\\x41z", readLitChar "\\65z")
  putStrLn (show (show (show "q\"")))
  putStrLn "λ → ünïcödé ☃"
  print "λ → ünïcödé ☃"
