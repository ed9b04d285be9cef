-- | Types of arrays at run time.
import Data.Array
import Data.Array.IO
import Data.Array.ST
import Data.Array.Unboxed (UArray)
import Data.Proxy
import Data.Typeable

main :: IO ()
main = do
  print (typeRep (Proxy :: Proxy (UArray Int Bool)))
  print (typeRep (Proxy :: Proxy (IOUArray Int Word)))
  print (typeRep (Proxy :: Proxy IOArray))
  print (typeRep (Proxy :: Proxy (STUArray Int Char Double)))
  print (typeRep (Proxy :: Proxy (Array (Int, Int))))
