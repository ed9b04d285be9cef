-- Lines, characters, end of input.
import System.IO
import System.IO.Error

main :: IO ()
main = do
  l1 <- getLine
  c <- getChar
  l2 <- getLine
  ahead <- hLookAhead stdin
  l3 <- getLine
  empty <- getLine
  print (l1, c, l2, ahead, l3, empty)
  eof <- isEOF
  last' <- getLine
  eof' <- isEOF
  print (eof, last', eof')
  r <- tryIOError getLine
  print r
  r2 <- tryIOError getChar
  print (either isEOFError (const False) r2)
