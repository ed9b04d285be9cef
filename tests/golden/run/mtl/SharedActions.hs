-- Actions that are made once and run twice: what choosing them took is not done again. (The optimiser lets loops over actions take the state at once, where it can
-- tell that nobody runs what they give twice.)
import Control.Monad.State
import Debug.Trace

pick :: Int -> State Int ()
pick k = if trace ("pick " ++ show k) (even k) then modify (+ k) else return ()

-- run twice
twice :: State Int ()
twice = all' >> all'
  where
    all' = go [1, 2, 3]
    go [] = return ()
    go (x : xs) = pick x >> go xs

-- a partial call that is kept
kept :: [Int] -> [Int]
kept ks = [execState action 0, execState action 10]
  where
    action = foldr (\k rest -> pick (k * 10) >> rest) (return ()) ks

-- run once: the loop may take the state
once :: Int -> Int
once n = execState (forM_ [1 .. n] $ \k -> when (k `mod` 3 == 0) (modify (+ k))) 0

-- its own result, run twice inside
doubling :: Int -> State Int ()
doubling = go
  where
    go 0 = modify (+ 1)
    go k = let rest = if trace ("level " ++ show k) (k > 0) then go (k - 1) else return () in rest >> rest

main :: IO ()
main = do
  print (execState twice 0)
  print (kept [1, 2])
  print (once 100)
  print (execState (doubling 3) 0)
