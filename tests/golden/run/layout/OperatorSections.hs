-- Lines that begin with operators continue; a nested do in the argument of ($).
import Data.Char (toUpper)

main :: IO ()
main = do
  let total = 1
            + 2
            * 3
  print $ total
  mapM_ putStrLn
    $ map (map toUpper)
    . filter ((> 1) . length)
    $ ["a", "bc", "def"]
  let go 0 = return ()
      go n = do print n
                go (n - 1)
  go (3 :: Int)
