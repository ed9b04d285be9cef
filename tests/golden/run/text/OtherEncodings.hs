-- UTF-16 and UTF-32, and what is none of them.
import Control.Exception (evaluate, try)
import qualified Data.ByteString as B
import qualified Data.ByteString.Lazy as BL
import qualified Data.Text as T
import Data.Text.Encoding
import Data.Text.Encoding.Error
import qualified Data.Text.Lazy as TL
import qualified Data.Text.Lazy.Encoding as L

told :: T.Text -> IO ()
told t = try (evaluate t) >>= (print :: Either UnicodeException T.Text -> IO ())

main :: IO ()
main = do
  print [encode text | encode <- [encodeUtf16LE, encodeUtf16BE, encodeUtf32LE, encodeUtf32BE]]
  print [decodeUtf16LE (encodeUtf16LE text) == text, decodeUtf32BE (encodeUtf32BE text) == text]
  print (L.decodeUtf16BE (L.encodeUtf16BE (TL.fromStrict text)), BL.unpack (L.encodeUtf32LE (TL.pack "\228")))
  mapM_ (\b -> told (decodeUtf16LE b) >> told (decodeUtf16BEWith lenientDecode b) >> told (decodeUtf16LEWith ignore b)) units16
  mapM_ (\b -> told (decodeUtf32BE b) >> told (decodeUtf32LEWith lenientDecode b) >> told (decodeUtf32LEWith ignore b)) units32
  where
    text = T.pack "a\228\8364\128169"
    units16 = map B.pack [[65, 0, 66], [0, 0xDC, 65, 0], [0, 0xD8, 65, 0], [0x3D, 0xD8, 0xA9], [0xD8, 0x3D, 0xDC, 0xA9, 0, 65]]
    units32 = map B.pack [[0, 0xD8, 0, 0], [65, 0, 0, 0, 66], [0, 0, 0x11, 0], [0, 0xFF, 0xFF, 0xFF, 65, 0, 0, 0]]
