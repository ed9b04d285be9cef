-- | Elements one after the other in memory. The functions whose names end in 0 have a terminating element after them.
module Foreign.Marshal.Array
  ( mallocArray, mallocArray0, allocaArray, allocaArray0, reallocArray, reallocArray0, callocArray, callocArray0
  , peekArray, peekArray0, pokeArray, pokeArray0, newArray, newArray0, withArray, withArray0, withArrayLen, withArrayLen0
  , copyArray, moveArray, lengthArray0, advancePtr
  ) where

import Foreign.Marshal.Alloc
import Foreign.Marshal.Utils
import Foreign.Storable
import GHC.Ptr

-- | The size of so many elements of the pointer's type.
sizeFor :: Storable a => Int -> Ptr a -> Int
sizeFor n = go undefined
  where
    go :: Storable a => a -> Ptr a -> Int
    go unused _ = n * sizeOf unused

mallocArray, mallocArray0, callocArray, callocArray0 :: Storable a => Int -> IO (Ptr a)
mallocArray n = let result = mallocBytes (sizeFor n (inside result)) in result
  where
    inside :: IO (Ptr a) -> Ptr a
    inside _ = nullPtr
mallocArray0 n = mallocArray (n + 1)
callocArray = mallocArray
callocArray0 = mallocArray0

allocaArray, allocaArray0 :: Storable a => Int -> (Ptr a -> IO b) -> IO b
allocaArray n action = allocaBytes (sizeFor n (argument action)) action
  where
    argument :: (Ptr a -> c) -> Ptr a
    argument _ = nullPtr
allocaArray0 n = allocaArray (n + 1)

reallocArray, reallocArray0 :: Storable a => Ptr a -> Int -> IO (Ptr a)
reallocArray p n = reallocBytes p (sizeFor n p)
reallocArray0 p n = reallocArray p (n + 1)

peekArray :: Storable a => Int -> Ptr a -> IO [a]
peekArray n p = go (n - 1) []
  where
    go i xs
      | i < 0 = return xs
      | otherwise = peekElemOff p i >>= \x -> go (i - 1) (x : xs)

-- | Up to the terminating element.
peekArray0 :: (Storable a, Eq a) => a -> Ptr a -> IO [a]
peekArray0 end p = lengthArray0 end p >>= \n -> peekArray n p

pokeArray :: Storable a => Ptr a -> [a] -> IO ()
pokeArray p xs = sequence_ (zipWith (pokeElemOff p) [0 ..] xs)

pokeArray0 :: Storable a => a -> Ptr a -> [a] -> IO ()
pokeArray0 end p xs = pokeArray p (xs ++ [end])

newArray :: Storable a => [a] -> IO (Ptr a)
newArray xs = do
  p <- mallocArray (length xs)
  pokeArray p xs
  return p

newArray0 :: Storable a => a -> [a] -> IO (Ptr a)
newArray0 end xs = newArray (xs ++ [end])

withArray :: Storable a => [a] -> (Ptr a -> IO b) -> IO b
withArray xs action = withArrayLen xs (const action)

withArray0 :: Storable a => a -> [a] -> (Ptr a -> IO b) -> IO b
withArray0 end xs action = withArrayLen0 end xs (const action)

withArrayLen :: Storable a => [a] -> (Int -> Ptr a -> IO b) -> IO b
withArrayLen xs action = allocaArray n (\p -> pokeArray p xs >> action n p)
  where n = length xs

-- | The length does not count the terminating element.
withArrayLen0 :: Storable a => a -> [a] -> (Int -> Ptr a -> IO b) -> IO b
withArrayLen0 end xs action = allocaArray0 n (\p -> pokeArray0 end p xs >> action n p)
  where n = length xs

-- | To, from, how many.
copyArray, moveArray :: Storable a => Ptr a -> Ptr a -> Int -> IO ()
copyArray to from n = copyBytes to from (sizeFor n to)
moveArray = copyArray

lengthArray0 :: (Storable a, Eq a) => a -> Ptr a -> IO Int
lengthArray0 end p = go 0
  where
    go i = peekElemOff p i >>= \x -> if x == end then return i else go (i + 1)

advancePtr :: Storable a => Ptr a -> Int -> Ptr a
advancePtr p n = p `plusPtr` sizeFor n p
