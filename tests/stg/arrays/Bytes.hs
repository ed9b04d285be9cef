{-# LANGUAGE MagicHash, UnboxedTuples #-}
import Foreign
import GHC.Float

main :: IO ()
main = allocaBytes 32 $ \p -> do
  let at :: Int -> Ptr a
      at = plusPtr p
  print (32 :: Int)
  poke (at 0) (-2 :: Int64)
  (peek (at 0) :: IO Word8) >>= print
  (peek (at 1) :: IO Int8) >>= print
  (peek (at 0) :: IO Word16) >>= print
  (peek (at 0) :: IO Int16) >>= print
  (peek (at 4) :: IO Word32) >>= print
  (peek (at 0) :: IO Int32) >>= print
  poke (at 8) (fromIntegral (74565 :: Int) :: Word16)
  (peek (at 8) :: IO Word8) >>= print
  (peek (at 9) :: IO Word8) >>= print
  poke (at 3) (fromIntegral (200 :: Int) :: Int8)
  (peek (at 0) :: IO Int32) >>= print
  poke (at 16) (-1.5 :: Double)
  (peek (at 16) :: IO Double) >>= print
  (peek (at 16) :: IO Int64) >>= print
  poke (at 28) (0.1 :: Float)
  (peek (at 28) :: IO Float) >>= print
  (peek (at 28) :: IO Word32) >>= print
