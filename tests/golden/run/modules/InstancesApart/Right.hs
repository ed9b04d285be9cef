module Right (right) where

import Named

instance Named Int where
  name n = "right " ++ show n

instance Named a => Named [a] where
  name = concatMap name

right :: String
right = name [3 :: Int]
