import Control.Exception

newtype E = E Int deriving Show
instance Exception E

main :: IO ()
main = do
  (putStrLn "failing" >> throwIO (E 7)) `catch` (\(E n) -> return (n * 2)) >>= print
  (putStrLn "fine" >> return 1) `catch` (\(E n) -> return (n * 2)) >>= print
