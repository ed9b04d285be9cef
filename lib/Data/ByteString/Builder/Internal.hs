{-# LANGUAGE RankNTypes #-}
-- | The representation of builders: what is to be written, piece by piece, each of a size that is known before.
module Data.ByteString.Builder.Internal
  ( Builder(..), Piece(..), fixed, byteString, lazyByteString, toLazyByteString, chunksOf, flush, hPutBuilder
  ) where

import Control.Monad.ST (ST)
import qualified Data.ByteString.IO as S
import qualified Data.ByteString.Lazy.Internal as L
import qualified Data.ByteString.Type as S
import Data.String (IsString(..))
import System.IO (Handle)

-- | So many bytes, written by a function from a position on; or a string.
data Piece
  = Write !Int (forall s. S.Buffer s -> Int -> ST s ())
  | Copy !S.ByteString

-- | Pieces before those of others.
newtype Builder = Builder ([Piece] -> [Piece])

instance Semigroup Builder where
  Builder f <> Builder g = Builder (f . g)

instance Monoid Builder where
  mempty = Builder id

instance IsString Builder where
  fromString = foldMap (\c -> fixed 1 (\buffer at -> S.write buffer at (S.c2w c)))

fixed :: Int -> (forall s. S.Buffer s -> Int -> ST s ()) -> Builder
fixed n write = Builder (Write n write :)

byteString :: S.ByteString -> Builder
byteString b
  | S.lengthOf b == 0 = mempty
  | otherwise = Builder (Copy b :)

lazyByteString :: L.ByteString -> Builder
lazyByteString b = Builder (\rest -> L.foldrChunks (\c more -> Copy c : more) rest b)

toLazyByteString :: Builder -> L.ByteString
toLazyByteString = chunksOf L.smallChunkSize L.defaultChunkSize L.Empty

-- | What was built so far need not be handed over before the string it is in is full.
flush :: Builder
flush = mempty

-- | Strict strings of the first size, then of the second, before what follows. Pieces are asked for as far as one string goes.
chunksOf :: Int -> Int -> L.ByteString -> Builder -> L.ByteString
chunksOf first later end (Builder pieces) = go first (pieces [])
 where
  go _ [] = end
  go room (Copy b : rest)
    | S.lengthOf b >= room = L.Chunk b (go later rest)
  go room rest = case together room rest of
    (n, here, more) -> L.chunk (S.build n (fill 0 here)) (go later more)

-- | As many pieces as there is room for, one at least, and how many bytes they are. A string that is cut goes on in the next.
together :: Int -> [Piece] -> (Int, [Piece], [Piece])
together room = go 0 id
 where
  go n done rest = case rest of
    piece : more
      | n + sizeOf piece <= room || n == 0 -> let m = n + sizeOf piece in m `seq` go m (done . (piece :)) more
    Copy b : more
      | n < room, left <- room - n ->
          (room, done [Copy (S.slice b 0 left)], Copy (S.slice b left (S.lengthOf b - left)) : more)
    _ -> (n, done [], rest)

sizeOf :: Piece -> Int
sizeOf (Write n _) = n
sizeOf (Copy b) = S.lengthOf b

fill :: Int -> [Piece] -> S.Buffer s -> ST s Int
fill at [] _ = return at
fill at (piece : rest) buffer = do
  case piece of
    Write _ write -> write buffer at
    Copy b -> S.blit buffer at b
  fill (at + sizeOf piece) rest buffer

hPutBuilder :: Handle -> Builder -> IO ()
hPutBuilder h b = L.foldrChunks (\c rest -> S.hPut h c >> rest) (return ()) (toLazyByteString b)
