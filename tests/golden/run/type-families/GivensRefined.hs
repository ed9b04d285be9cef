{-# LANGUAGE DataKinds, FlexibleContexts, GADTs, KindSignatures, TypeFamilies #-}
-- A given equality of a family tells more once a match has told what the family's argument is.
module Main where

data Nat = Zero | Succ Nat

type family Odd (n :: Nat) :: Bool
type instance Odd 'Zero = 'False
type instance Odd ('Succ n) = Even n

type family Even (n :: Nat) :: Bool where
  Even 'Zero = 'True
  Even ('Succ n) = Odd n

data SNat (n :: Nat) where
  SZero :: SNat 'Zero
  SSucc :: SNat n -> SNat ('Succ n)

data Truth (b :: Bool) where
  Yes :: Truth 'True
  No :: Truth 'False

halves :: (Even n ~ 'True) => SNat n -> Int
halves SZero = 0
halves (SSucc (SSucc n)) = 1 + halves n

odd' :: (Odd n ~ r) => SNat n -> Truth r
odd' SZero = No
odd' (SSucc n) = even' n

even' :: (Even n ~ r) => SNat n -> Truth r
even' SZero = Yes
even' (SSucc n) = odd' n

type family Elem c
type instance Elem [a] = a
type instance Elem (Maybe c) = Elem c

data Holder c where
  List :: [a] -> Holder [a]
  In :: Holder c -> Holder (Maybe c)

firstOf :: (Elem c ~ (a, b), Show a) => Holder c -> Maybe a
firstOf (List ((a, _) : _)) = Just a
firstOf (List []) = Nothing
firstOf (In c) = firstOf c

main :: IO ()
main = do
  let four = SSucc (SSucc (SSucc (SSucc SZero)))
  print (halves four)
  case odd' four of No -> putStrLn "even"
  print (firstOf (In (In (List [('x', True)]))))
