import Data.Bits

every :: Integer -> Int -> IO ()
every n k = print (shiftL n k) >> print (shiftR n k) >> print (shiftR (shiftL n k) k)

main :: IO ()
main = do
  mapM_ (every 1) [0, 31, 63, 64, 200] >> mapM_ (every (-5)) [1, 63, 100]
  mapM_ (every (shiftL (-5) 90)) [33, 95]
