-- Memory: blocks, elements, types of every size, aligned and not; text; finalizers; pools.
module Main (main) where

import Control.Monad (forM_)
import Data.Complex (Complex (..))
import Data.IORef
import Data.Ratio (Ratio, (%))
import Foreign
import Foreign.C
import qualified Foreign.Concurrent as Concurrent

data Point = Point {px :: Int32, py :: Double} deriving (Eq, Show)

instance Storable Point where
  sizeOf _ = 16
  alignment _ = 8
  peek p = Point <$> peekByteOff p 0 <*> peekByteOff p 8
  poke p (Point x y) = pokeByteOff p 0 x >> pokeByteOff p 8 y

trip :: (Show a, Storable a) => a -> IO ()
trip x = with x (\p -> peek p >>= \y -> print (sizeOf x, alignment x, y))

main :: IO ()
main = do
  trip (-5 :: Int) >> trip (5 :: Word) >> trip 'λ' >> trip True
  trip (-8 :: Int8) >> trip (-16 :: Int16) >> trip (-32 :: Int32) >> trip (minBound :: Int64)
  trip (200 :: Word8) >> trip (60000 :: Word16) >> trip (4000000000 :: Word32) >> trip (maxBound :: Word64)
  trip (1.5 :: Float) >> trip (0.1 :: Double) >> trip (Point 3 4.5) >> trip (1.5 :+ (2 :: Double)) >> trip (3 % 4 :: Ratio Int32)
  trip (7 :: CInt) >> trip (CSize 9) >> trip (2.5 :: CDouble)
  withArrayLen [Point 1 2, Point 3 4, Point 5 6] $ \n p -> do
    pokeElemOff p 1 (Point 7 8)
    xs <- peekArray n p
    print xs
    second <- peek (p `advancePtr` 1)
    print (second, (p `advancePtr` 2) `minusPtr` p)
  -- bytes of numbers, lowest first; a number that is not aligned
  allocaBytes 16 $ \p -> do
    fillBytes p 0 16
    poke (castPtr p) (0x0102030405060708 :: Word64)
    peekArray 8 (castPtr p :: Ptr Word8) >>= print
    x <- peekByteOff p 3 :: IO Word32
    pokeByteOff p 9 (x + 1)
    peekArray 16 (castPtr p :: Ptr Word8) >>= print
    moveBytes (p `plusPtr` 2) (p :: Ptr ()) 8
    peekArray 16 (castPtr p :: Ptr Word8) >>= print
  block <- mallocArray 2 :: IO (Ptr Int)
  pokeArray block [10, 20]
  more <- reallocArray block 4
  pokeElemOff more 3 40
  (\xs -> (take 2 xs, last xs)) <$> peekArray 4 more >>= print
  free more
  print (nullPtr == (nullPtr :: Ptr Int), nullPtr `plusPtr` 20 == (nullPtr :: Ptr Int), alignPtr (nullPtr `plusPtr` 13) 8 :: Ptr Int)
  print (maybe 0 id (Just 3), fromBool True :: CInt, toBool (2 :: CInt))
  maybeWith with (Just 'x') (maybePeek peek) >>= print
  maybeWith with (Nothing :: Maybe Char) (maybePeek peek) >>= print
  -- text
  withCString "héllo" peekCString >>= putStrLn
  withCStringLen "aλ" (\(p, n) -> peekArray n p >>= print)
  newCString "abc" >>= \s -> lengthArray0 0 s >>= print >> free s
  withCWString "wide" peekCWString >>= print
  print (map castCharToCChar "Aÿ", castCCharToChar (-1))
  -- pointers with finalizers
  ended <- newIORef []
  fp <- mallocForeignPtrArray 3 :: IO (ForeignPtr Word16)
  withForeignPtr fp (\p -> pokeArray p [1, 2, 3] >> peekArray 3 p >>= print . sum)
  own <- malloc >>= \p -> poke p 'c' >> Concurrent.newForeignPtr p (modifyIORef ended ("first" :))
  Concurrent.addForeignPtrFinalizer own (modifyIORef ended ("second" :))
  withForeignPtr own peek >>= print
  finalizeForeignPtr own
  readIORef ended >>= print
  total <- withPool $ \pool -> do
    ps <- mapM (pooledNew pool) [1 .. 10 :: Int]
    sum <$> mapM peek ps
  print total
  counter <- new (0 :: Int)
  forM_ [1 .. 1000] $ \i -> peek counter >>= poke counter . (+ i)
  peek counter >>= print

