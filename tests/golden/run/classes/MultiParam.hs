{-# LANGUAGE MultiParamTypeClasses, FlexibleInstances, FunctionalDependencies #-}
-- Classes with several parameters, and dependencies that determine a type.
class Convert a b where convert :: a -> b
instance Convert Int String where convert = show
instance Convert Int Double where convert = fromIntegral
instance Convert Bool Int where convert = fromEnum
instance Convert a b => Convert [a] [b] where convert = map convert

class Collects c e | c -> e where
  cinsert :: e -> c -> c
  cempty :: c
  clist :: c -> [e]
instance Collects [a] a where { cinsert = (:); cempty = []; clist = id }
newtype Bits' = Bits' Integer
instance Collects Bits' Int where
  cinsert n (Bits' b) = if odd (b `div` 2 ^ n) then Bits' b else Bits' (b + 2 ^ n)
  cempty = Bits' 0
  clist (Bits' b) = [n | n <- [0 .. 20], odd (b `div` 2 ^ n)]

main :: IO ()
main = do
  putStrLn (convert (3 :: Int))
  print (convert (3 :: Int) / (2 :: Double), convert [True, False] :: [Int])
  print (clist (cinsert 'a' (cinsert 'b' (cempty :: String))))
  print (clist (cinsert 3 (cinsert 1 (cinsert 3 (cempty :: Bits')))))
