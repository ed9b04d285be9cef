-- What succ, pred, toEnum and fromEnum say outside their ranges.
import Control.Exception
import Data.Int
import Data.Word

attempt :: Show a => a -> IO ()
attempt x = do
  r <- try (evaluate x)
  case r of
    Left (ErrorCall message) -> putStrLn ("error: " ++ message)
    Right v -> print v

data Colour = Red | Green | Blue
  deriving (Show, Eq, Ord, Enum, Bounded)

main :: IO ()
main = do
  attempt (succ True)
  attempt (pred False)
  attempt (toEnum 5 :: Bool)
  attempt (succ GT)
  attempt (pred LT)
  attempt (toEnum (-1) :: Ordering)
  attempt (succ (maxBound :: Char))
  attempt (pred '\0')
  attempt (toEnum (-5) :: Char)
  attempt (succ ())
  attempt (succ (maxBound :: Int))
  attempt (pred (minBound :: Int))
  attempt (succ (maxBound :: Word))
  attempt (pred (minBound :: Word))
  attempt (toEnum (-1) :: Word)
  attempt (fromEnum (maxBound :: Word))
  attempt (succ (maxBound :: Int8))
  attempt (toEnum 400 :: Int8)
  attempt (pred (minBound :: Word16))
  attempt (toEnum 400 :: Word8)
  attempt (fromEnum (maxBound :: Word64))
  attempt (succ Blue)
  attempt (pred Red)
  attempt (toEnum 7 :: Colour)
  attempt [Red ..]
