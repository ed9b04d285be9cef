{-# LANGUAGE TypeFamilyDependencies, FlexibleContexts #-}
-- The result of an injective family says what its argument is.
type family Code a = r | r -> a where
  Code Bool = Int
  Code Int = Bool
  Code a = [a]

class Coded a where
  decode :: Code a -> a

instance Coded Bool where
  decode = (/= 0)

instance Coded Int where
  decode b = if b then 1 else 0

instance Coded Char where
  decode = head

class Store f where
  type Key f = k | k -> f
  describe :: Key f -> String

newtype Name = Name String
newtype Number = Number Int

instance Store [] where
  type Key [] = Number
  describe (Number n) = "position " ++ show n

instance Store Maybe where
  type Key Maybe = Name
  describe (Name n) = "name " ++ n

same :: Code a -> Code a -> Code a
same x _ = x

main :: IO ()
main = do
  print (decode (3 :: Int))
  print (decode True + 41)
  print (decode "x")
  putStrLn (describe (Number 1))
  putStrLn (describe (Name "one"))
  print (same True False)
