-- expect: ExtensionNeeded
import Data.Proxy

main :: IO ()
main = print (Proxy :: Proxy 3)
