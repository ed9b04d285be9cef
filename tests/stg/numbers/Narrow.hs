import Data.Int
import Data.Word

every :: Int -> IO ()
every n = do
  print (fromIntegral n :: Int8) >> print (fromIntegral n :: Int16) >> print (fromIntegral n :: Int32)
  print (fromIntegral n :: Word8) >> print (fromIntegral n :: Word16) >> print (fromIntegral n :: Word32)

main :: IO ()
main = mapM_ every [127, 128, 65535, -1, 6442450944, -2147483649]
