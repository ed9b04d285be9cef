{-# LANGUAGE Haskell2010, TemplateHaskellQuotes, DeriveLift, StandaloneDeriving #-}
-- What packages have for the splices of others: instances of Lift, derived and written with quotations.
module Main where

import Control.Exception
import Data.List.NonEmpty (NonEmpty (..))
import Language.Haskell.TH (CodeQ)
import Language.Haskell.TH.Syntax (Lift (..), Quote, Exp, Code, unTypeCode, unsafeCodeCoerce)
import qualified Language.Haskell.TH.Syntax as TH

data Tree a = Leaf | Node a (Tree a) deriving (Show, Lift)

newtype Wrapped = Wrapped { unwrap :: Int } deriving Show
deriving instance Lift Wrapped

data Two f a = Two (f a) (f a)
deriving instance TH.Lift (f a) => TH.Lift (Two f a)

newtype Elements a = Elements [a]

instance Lift a => Lift (Elements a) where
  liftTyped (Elements xs) = [|| Elements (take n xs) ||] where n = length xs
  lift (Elements xs) = [| Elements xs |]

newtype Key = Key String

instance Lift Key where
  lift (Key k) = [e| Key k' |] where k' = reverse k
  liftTyped = unsafeCodeCoerce . lift

power :: Int -> CodeQ (Int -> Int)
power n
  | n == 0 || n < 0 = [|| const 1 ||]
  | otherwise = [|| \x -> if x > 0 || x == 0 then [y | y <- [x ..], even y] !! n else 2 ||]

made :: String -> IO Exp -> IO ()
made what action = do
  r <- try (action >>= evaluate)
  putStrLn (what ++ either (\(ErrorCall m) -> ": " ++ m) (const " is made") r)

main :: IO ()
main = do
  made "a tree" (lift (Node (1 :: Int) (Node 2 Leaf)))
  made "a newtype" (lift (Wrapped 3))
  made "two" (lift (Two (Just 'x') Nothing))
  made "elements" (lift (Elements "abc"))
  made "a key" (lift (Key "k"))
  made "a tuple" (lift (Left 'x' :: Either Char Int, [1.5 :: Double], (), 'a' :| "b"))
  made "typed" (unTypeCode (liftTyped (Just True)))
  made "bottom" (lift (error "asked for" :: Tree Int))
  made "a number" (lift (error "asked for, too" :: Int))
  power 3 `seq` print (unwrap (Wrapped 4))
