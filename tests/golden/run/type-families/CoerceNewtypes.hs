{-# LANGUAGE TypeFamilies #-}
-- `coerce` looks into newtype instances of data families, and into newtypes that lack arguments.
import Data.Coerce

data family Unit a
newtype instance Unit Int = Metres Int deriving Show
newtype instance Unit [a] = Many [Unit a]
data instance Unit Bool = Yes | No deriving (Show, Eq)

newtype Row a = Row [a] deriving Show
newtype Result e a = Result (Either e a)
newtype Flipped a b = Flipped (Either b a) deriving Show

data Holder f = Holder (f Int)
newtype Age = Age Int deriving Show

main :: IO ()
main = do
  print (coerce (5 :: Int) :: Unit Int)
  print (coerce (Metres 7) + (1 :: Int))
  print (map coerce (coerce [Metres 1, Metres 2] :: [Age]) :: [Int])
  print (coerce (Many [Metres 3, Metres 4]) :: [Int])
  let Holder xs = coerce (Holder (Row [1, 2])) :: Holder []
  print xs
  let Holder row = coerce (Holder [3]) :: Holder Row
  print row
  let Holder r = coerce (Holder (Result (Right 1 :: Either String Int))) :: Holder (Either String)
  print r
  print (coerce (Flipped (Left 'x' :: Either Char Int)) :: Flipped Age Char)
