-- stdout and stderr are two streams; the exit code is the program's.
import System.Exit
import System.IO

main :: IO ()
main = do
  putStrLn "to stdout"
  hPutStrLn stderr "to stderr"
  hPutStr stderr "no newline;"
  hPrint stderr (Just 'x')
  putStr "left in the buffer"
  exitWith (ExitFailure 7)
