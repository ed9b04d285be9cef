{-# LANGUAGE TypeFamilies, FlexibleContexts #-}
-- What one family equation makes known improves others: the argument of `down` is found from its result.
import Data.Int (Int16, Int32, Int8)

type family Up a
type instance Up Int8 = Int16
type instance Up Int16 = Int32

class (Up (Down a) ~ a) => Narrow a where
  type Down a
  down :: a -> Down a

instance Narrow Int16 where
  type Down Int16 = Int8
  down = fromIntegral

instance Narrow Int32 where
  type Down Int32 = Int16
  down = fromIntegral

small :: Int8
small = down 300

middle :: Int16
middle = down 70000

main :: IO ()
main = do
  print small
  print middle
  print (down (down (70000 :: Int32)) :: Int8)
