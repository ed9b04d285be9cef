import Data.Bits

every :: Integer -> Integer -> IO ()
every a b = do
  mapM_ print [a .&. b, a .|. b, xor a b, complement a]
  print (popCount a) >> print (fromEnum (testBit a 3)) >> print (fromEnum (testBit a 200))

main :: IO ()
main = every 12 (-10) >> every big (-10) >> every big neg >> every neg big >> every (-10) neg
  where
    big = shiftL 12 80
    neg = shiftL (-10) 70
