-- Derived Enum, Bounded and Ix, with the errors of enumerations.
import Control.Exception
import Data.Ix

data D = Mo | Tu | We | Th | Fr deriving (Show, Eq, Ord, Enum, Bounded, Ix)
data P = P Int D deriving (Show, Eq, Ord, Ix)
data B = B Bool D deriving (Show, Eq, Ord, Bounded)

attempt :: Show a => a -> IO ()
attempt v = try (evaluate v) >>= either (\(ErrorCall m) -> putStrLn m) print

main :: IO ()
main = do
  print [Mo ..] >> print [Mo, We ..] >> print [Fr, Th ..] >> print [Th, Tu ..] >> print [Tu .. Th]
  print (succ Mo, pred Fr, fromEnum We, toEnum 3 :: D, (minBound, maxBound) :: (D, D))
  attempt (succ Fr) >> attempt (pred Mo) >> attempt (toEnum 9 :: D)
  print (range (Tu, Th), index (Tu, Fr) Th, inRange (Tu, We) Fr, rangeSize (Mo, Fr))
  print (range (P 1 Mo, P 2 Tu), index (P 1 Mo, P 3 We) (P 2 Tu))
  print (minBound :: B, maxBound :: B)
