{-# LANGUAGE LambdaCase #-}
{-# LANGUAGE MultiWayIf #-}
{-# LANGUAGE RankNTypes #-}
module Main where

import Control.Exception
import Control.Monad.ST (ST, runST)
import Data.STRef

-- What a function, a branch or an alternative is may be polymorphic inside, without a signature.
unit () = mask
guarded x | x = mask
          | otherwise = uninterruptibleMask
chosen x = if x then mask else uninterruptibleMask
alternative x = case x of { Just _ -> mask; Nothing -> mask_' where mask_' = uninterruptibleMask }
several True = mask
several False = uninterruptibleMask
lambda = \case { 'a' -> mask; _ -> uninterruptibleMask }
multi n = if | n > 0 -> mask | n < 0 -> uninterruptibleMask | otherwise -> mask
within x = let y = not x in if y then mask else mask
block x = do { let { y = x + 1 :: Int }; if y > 1 then mask else uninterruptibleMask }
state _ y = runST

newtype Poly = Poly { unPoly :: forall a. [a] -> [a] }

withPoly (Poly f) = \k -> (k (f "abc"), k (f "xyz"))

-- A constructor that brings a type has its result's type from outside.
data Some = forall a. Show a => Some a

shown (Some a) = show a
shown' = \case { Some a | length (show a) > 2 -> "long"; Some a -> show a }

main :: IO ()
main = do
  unit () (\r -> r (putStrLn "unit"))
  guarded True (\r -> r getMaskingState >>= print)
  guarded False (\r -> r getMaskingState >>= print)
  chosen False (\_ -> getMaskingState >>= print)
  alternative (Just 'x') (\_ -> getMaskingState >>= print)
  several False (\_ -> getMaskingState >>= print)
  lambda 'a' (\_ -> getMaskingState >>= print)
  multi (-1 :: Int) (\_ -> getMaskingState >>= print)
  within True (\_ -> getMaskingState >>= print)
  block 0 (\_ -> getMaskingState >>= print)
  print (state 'x' 'y' (newSTRef 'z' >>= readSTRef))
  print (withPoly (Poly reverse) length)
  mapM_ (putStrLn . shown) [Some 'c', Some (Just True)]
  mapM_ (putStrLn . shown') [Some (1 :: Int), Some (Just True)]
