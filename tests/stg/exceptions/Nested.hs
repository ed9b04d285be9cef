import Control.Exception

newtype E = E Int deriving Show
instance Exception E

main :: IO ()
main = ((throwIO (E 1) `catch` inner) `catch` outer) >>= print
  where
    inner (E n) = putStrLn "inner" >> throwIO (E (n + 1))
    outer (E n) = putStrLn "outer" >> return n
