import Control.Monad.State

-- A label for each leaf, left to right.
data Tree a = Leaf a | Node (Tree a) (Tree a)
  deriving (Show)

label :: Tree a -> State Int (Tree (Int, a))
label (Leaf a) = do
  n <- get
  put (n + 1)
  return (Leaf (n, a))
label (Node l r) = Node <$> label l <*> label r

count :: StateT Int IO ()
count = do
  forM_ [1 .. 5] (\i -> do
    modify (+ i)
    s <- get
    lift (putStrLn ("after " ++ show i ++ ": " ++ show s)))
  modify' (* 2)
  s <- gets show
  liftIO (putStrLn s)

main :: IO ()
main = do
  print (runState (label (Node (Node (Leaf 'a') (Leaf 'b')) (Leaf 'c'))) 10)
  execStateT count 100 >>= print
  print (evalState (mapM (\x -> state (\s -> (s + x, s + 1))) [10, 20, 30]) 0)
  print (runState (withState (+ 1) (gets (* 2))) 5)
  print (runState (mapState (\(a, s) -> (show a, s + 1)) get) (7 :: Int))
  print (runState (zipWithM (\a b -> modify (+ a * b) >> gets (+ a)) [1, 2, 3] [4, 5, 6]) 0)
