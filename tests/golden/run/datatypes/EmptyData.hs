-- Data types without constructors: phantom tags, absurd, EmptyCase, derived instances.
{-# LANGUAGE EmptyCase, EmptyDataDeriving, LambdaCase #-}
import Control.Exception

data Void' deriving (Show, Eq, Ord)
data Open
data Closed
newtype Door s = Door String

open :: Door Closed -> Door Open
open (Door n) = Door (n ++ " opened")
label :: Door s -> String
label (Door n) = n

absurd :: Void' -> a
absurd v = case v of {}
absurd' :: Void' -> a
absurd' = \case

main :: IO ()
main = do
  putStrLn (label (open (Door "front")))
  print ([] :: [Void'], Nothing == (Nothing :: Maybe Void'))
  r <- try (evaluate (absurd (error "forced")))
  putStrLn (either (\(ErrorCall m) -> m) (\() -> "no") r)
  print (either absurd (+ 1) (Right 1 :: Either Void' Int))
