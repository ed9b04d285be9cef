/** Addresses of nothing: an exception that says which, whatever there is in the machine's own memory. In GHC such programs read anything, or crash. */
import { expect, test } from 'vitest';
import { started } from './world.ts';

const program = `
{-# LANGUAGE MagicHash, ScopedTypeVariables, UnboxedTuples #-}
import Control.Exception
import Control.Monad (forM, forM_)
import Data.Maybe (catMaybes)
import Foreign
import GHC.Exts
import GHC.IO (IO (..))
import System.Mem (performGC)

told :: Show a => String -> IO a -> IO ()
told name act = do
  r <- try (act >>= evaluate)
  putStrLn (name ++ ": " ++ either (\\(e :: SomeException) -> show e) show r)

-- Something that a wild address might meet in the heap.
kept :: [Integer]
kept = [2 ^ n | n <- [0 .. 2000 :: Int]]

data Bytes = Bytes (MutableByteArray# RealWorld)

pinned :: Int -> IO Bytes
pinned (I# n) = IO (\\s -> case newPinnedByteArray# n s of (# s1, b #) -> (# s1, Bytes b #))

contents :: Bytes -> Ptr Word8
contents (Bytes b) = Ptr (byteArrayContents# (unsafeCoerce# b))

keep :: Bytes -> IO ()
keep (Bytes b) = IO (\\s -> case touch# (unsafeCoerce# b :: ()) s of s1 -> (# s1, () #))

main :: IO ()
main = do
  told "null" (peek (nullPtr :: Ptr Int))
  told "low" (peekByteOff nullPtr 1100 :: IO Word8)
  told "high" (peek (nullPtr \`plusPtr\` 0x87654321 :: Ptr Word16))
  told "negative" (poke (nullPtr \`plusPtr\` (-1) :: Ptr Double) 1)
  p <- mallocBytes 8 :: IO (Ptr Word8)
  told "behind the end" (poke (p \`plusPtr\` 8) (1 :: Word8) >> peekByteOff p 8 :: IO Word8)
  told "end" (peekByteOff p 9 :: IO Int)
  told "byte at the end" (poke (p \`plusPtr\` 16) (1 :: Word8))
  told "before" (peekByteOff p (-4) :: IO Float)
  told "far" (peekElemOff (castPtr p :: Ptr Int) maxBound)
  told "last" (pokeElemOff p 7 9 >> peekElemOff p 7)
  free p
  told "freed" (peek p)
  told "freed again" (free p)
  let literal = Ptr "literal"# :: Ptr Word8
  told "literal" (peek literal)
  told "literal written" (poke literal 1)
  told "moved" (allocaBytes 4 (\\q -> copyBytes q (nullPtr \`plusPtr\` 16) 4))
  told "allocated" (mallocBytes (-1) :: IO (Ptr ()))
  performGC
  print (sum kept \`mod\` 1000)
  -- an array has an address as long as it is held
  b <- pinned 3000
  let q = contents b
  performGC
  told "lent" (pokeElemOff q 2999 8 >> performGC >> peekElemOff q 2999)
  told "end of what is lent" (peekElemOff q 3000)
  keep b
  performGC >> performGC
  told "no more" (peekElemOff q 2999)
  -- any address below those of blocks is of a literal, or of nothing
  found <- forM [0, 500009 .. 0x7fffffff :: Int] (\\a -> do
    r <- try (peek (nullPtr \`plusPtr\` a :: Ptr Word64))
    case r of
      Left (e :: ErrorCall) -> return (if take 24 (show e) == "there is no memory at 0x" then Nothing else Just a)
      Right _ -> return (if a < 0x4000000 then Nothing else Just a))
  print (take 3 (catMaybes found))
  print (sum kept \`mod\` 1000)
`;

const expected = `null: there is no memory at 0x0
low: there is no memory at 0x44c
high: there is no memory at 0x87654321
negative: there is no memory at 0xffffffff
behind the end: 1
end: there is no memory at 0x80000009
byte at the end: there is no memory at 0x80000010
before: there is no memory at 0x7ffffffc
far: there is no memory at 0x7ffffff8
last: 9
freed: there is no memory at 0x80000000
freed again: free: no block begins at 0x80000000
literal: 108
literal written: there is no memory at 0xLITERAL
moved: there is no memory at 0x10
allocated: malloc: no block has 0xffffffffffffffff bytes
751
lent: 8
end of what is lent: there is no memory at 0x800013b8
no more: there is no memory at 0x800013b7
[]
751
`;

test.each(['-O1', '-O0'])('addresses of nothing, %s', async (level) => {
  const { machine, output } = await started(program, {}, { optimise: level === '-O1' });
  await machine.run();
  expect(output().replace(/(literal written: .*0x)[0-9a-f]+/, '$1LITERAL')).toBe(expected);
});
