-- Builders that fill the program's own buffers.
import qualified Data.ByteString.Char8 as B
import Data.ByteString.Builder
import Data.ByteString.Builder.Extra
import Foreign

-- | With buffers of a size, or of what is asked for.
pieces :: Int -> Builder -> IO [String]
pieces size builder = go size (runBuilder builder)
 where
  go n writer = do
    (text, next) <- allocaBytes n (\buffer -> do
      (used, next) <- writer buffer n
      text <- B.packCStringLen (castPtr buffer, used)
      return (B.unpack text, next))
    (text :) <$> case next of
      Done -> return []
      More least more -> go (max least size) more
      Chunk string more -> (("<" ++ B.unpack string ++ ">") :) <$> go size more

main :: IO ()
main = do
  pieces 100 (intDec 12 <> char7 ' ' <> doubleDec 1.5) >>= print
  pieces 100 (string7 "before " <> byteStringInsert (B.pack "as it is") <> string7 " after") >>= print
  ps <- pieces 8 (mconcat [word64BE 0x4142434445464748, byteStringCopy (B.pack (replicate 20 'x'))])
  print (concat ps, all ((<= 20) . length) ps)
  pieces 4 mempty >>= print
  qs <- pieces 3 (word64BE 0x6162636465666768)
  print (concat qs)
