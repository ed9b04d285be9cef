import qualified Data.Map as M
main :: IO ()
main = putStrLn "start" >> print (M.fromList [(1 :: Int,'a')] M.! 2)
