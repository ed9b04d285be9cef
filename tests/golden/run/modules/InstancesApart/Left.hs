module Left (left) where

import Named

instance Named Int where
  name n = "left " ++ show n

left :: [String]
left = map name [1, 2 :: Int]
