import Control.Monad.Fix
import Control.Monad.ST
import Control.Monad.Zip
import Control.Exception
import Data.IORef
import Data.List.NonEmpty (NonEmpty(..))
import Data.STRef

data Node = Node Int (IORef Node)

main :: IO ()
main = do
  print (fix (\rec n -> if n <= 1 then 1 else n * rec (n - 1)) 10, take 5 (fix (1 :)))
  print (fmap (take 4) (mfix (\xs -> Just (1 : xs))), take 3 (mfix (\x -> [1, 2, 3 + 0 * length [x]])))
  print (either id (show . take 3) (mfix (\xs -> Right (0 : map (+ 1) xs)) :: Either String [Int]), mfix (const Nothing) :: Maybe Int)
  -- a cycle of references, made before it can be read
  first <- mfix (\self -> do
    r2 <- newIORef self
    r1 <- newIORef (Node 2 r2)
    return (Node 1 r1))
  let walk 0 _ = return []
      walk n (Node v r) = do { rest <- readIORef r >>= walk (n - 1 :: Int); return (v : rest) }
  walk 5 first >>= print
  print (take 4 (runST (mfix (\xs -> do { r <- newSTRef 1; x <- readSTRef r; return (x : map (* 2) xs) }))))
  r <- try (mfix (\x -> evaluate (x + 1 :: Int)))
  putStrLn (either (\e -> show (e :: SomeException)) show r)
  print (mzip [1, 2, 3] "ab", mzipWith (+) (Just 1) (Just 2), munzip [(1, 'a'), (2, 'b')], mzip (1 :| [2]) ('x' :| "y"))
  print (fix (\f n -> if n == 0 then 0 else n + f (n - 1)) 100)
