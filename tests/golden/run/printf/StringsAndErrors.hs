import Control.Exception
import System.IO
import Text.Printf

say :: String -> IO ()
say s = do
  r <- try (evaluate (length s))
  putStrLn (either (\e -> show (e :: ErrorCall)) (const s) r)

data Point = Point Int Int

instance PrintfArg Point where
  formatArg (Point x y) format
    | fmtChar (vFmt 'P' format) == 'P' = showString (printf "(%d;%d)" x y)
    | otherwise = errorBadFormat (fmtChar format)

main :: IO ()
main = do
  printf "%s|%10s|%-10s|%.2s|\n" "abc" "abc" "abc" "abc"
  hPrintf stdout "%s has %d %s\n" "list" (length [1, 2, 3 :: Int]) (if True then "items" else "item")
  let line = printf "%-6s%4d" "row" (12 :: Int) :: String
  print line
  printf "100%% %v %v %v\n" 'x' "str" (7 :: Int)
  printf "point %v %P\n" (Point 1 2) (Point 3 4)
  say (printf "%d" "text")
  say (printf "%d %d" (1 :: Int))
  say (printf "%d" (1 :: Int) (2 :: Int))
  say (printf "%s" (5 :: Int))
  say (printf "%" 'c')
  say (printf "%y" (1.5 :: Double))
  say (printf "%c" "s")
