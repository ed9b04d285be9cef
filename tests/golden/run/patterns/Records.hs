-- Records: update with several constructors, selectors, failing ones, strict fields, fields of functions.
import Control.Exception

data Shape
  = Circle { name :: String, radius :: Double }
  | Rect { name :: String, width, height :: Double }
  | Point { name :: String }
  deriving (Show, Eq)

data Strict = Strict { a :: !Int, b :: Int } deriving Show
newtype Wrap f = Wrap { unwrap :: f }

area :: Shape -> Double
area Circle { radius = r } = 3 * r * r
area Rect { width = w, height = h } = w * h
area Point {} = 0

try' :: Show a => a -> IO ()
try' x = do
  r <- try (evaluate x)
  putStrLn (either (\e -> takeWhile (/= '\n') (show (e :: SomeException))) show r)

main :: IO ()
main = do
  let shapes = [Circle "c" 2, Rect { height = 3, name = "r", width = 4 }, Point "p"]
  print (map area shapes)
  print [s { name = name s ++ "'" } | s <- shapes]
  print (map name shapes)
  try' (radius (head shapes))
  try' (radius (shapes !! 1))
  try' ((shapes !! 2) { radius = 1 })
  try' ((head shapes) { radius = 10 })
  try' (Strict 1 2) { a = 5 }
  try' (b (Strict { a = undefined, b = 2 }) `seq` ())
  try' (unwrap (Wrap (+ 1)) 2, unwrap (Wrap 1) { unwrap = 'x' })
  try' (width Rect { name = "" , height = 1 })
