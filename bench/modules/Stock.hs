-- | An ordinary module of a hundred lines: what `npm run bench compile` holds against its goal for one module.
module Main (main) where

import Control.Monad (forM_, unless)
import Data.Char (isDigit, isSpace)
import Data.List (foldl', intercalate, sortBy)
import qualified Data.Map.Strict as Map
import Data.Maybe (fromMaybe, mapMaybe)
import Data.Ord (comparing)

type Item = String

data Entry = Entry
  { item :: Item
  , amount :: !Int
  , price :: !Double
  } deriving (Eq, Show)

data Order
  = Buy Item Int Double
  | Sell Item Int
  | Rename Item Item
  deriving (Eq, Show)

data Failure
  = Unknown Item
  | TooFew Item Int Int
  deriving (Eq)

instance Show Failure where
  showsPrec _ (Unknown name) = showString "there is no " . showString name
  showsPrec _ (TooFew name wanted there) =
    showString "only " . shows there . showString (' ' : name) . showString ", not " . shows wanted

type Stock = Map.Map Item Entry

class Describe a where
  describe :: a -> String
  describeAll :: [a] -> String
  describeAll = intercalate "; " . map describe

instance Describe Entry where
  describe (Entry name n p) = show n ++ " " ++ name ++ " at " ++ show p

instance Describe Failure where
  describe = show

perform :: Stock -> Order -> Either Failure Stock
perform stock order = case order of
  Buy name n p -> Right (Map.insertWith together name (Entry name n p) stock)
  Sell name n -> do
    entry <- find name
    let left = amount entry - n
    if left < 0
      then Left (TooFew name n (amount entry))
      else Right (if left == 0 then Map.delete name stock else Map.insert name entry { amount = left } stock)
  Rename old new -> do
    entry <- find old
    pure (Map.insert new entry { item = new } (Map.delete old stock))
  where
    find name = maybe (Left (Unknown name)) Right (Map.lookup name stock)
    together new old = old { amount = amount new + amount old, price = max (price new) (price old) }

parseOrder :: String -> Maybe Order
parseOrder line = case words line of
  ["buy", n, name, p] | all isDigit n -> Buy name (read n) <$> number p
  ["sell", n, name] | all isDigit n -> Just (Sell name (read n))
  ["rename", old, new] -> Just (Rename old new)
  _ -> Nothing
  where
    number text
      | all (\c -> isDigit c || c == '.') text && not (null text) = Just (read text)
      | otherwise = Nothing

run :: [Order] -> (Stock, [Failure])
run = foldl' step (Map.empty, [])
  where
    step (stock, failures) order = either (\f -> (stock, failures ++ [f])) (\s -> (s, failures)) (perform stock order)

worth :: Stock -> Double
worth = sum . map (\e -> fromIntegral (amount e) * price e) . Map.elems

dearest :: Stock -> [Item]
dearest = map item . sortBy (comparing (negate . price)) . Map.elems

trim :: String -> String
trim = f . f where f = reverse . dropWhile isSpace

script :: String
script = unlines
  [ " buy 3 apples 1.5 ", "buy 10 nails 0.1", "sell 2 apples", "sell 20 nails", "rename nails screws"
  , "buy 4 screws 0.2", "sell 1 pears", "nonsense" ]

main :: IO ()
main = do
  let (stock, failures) = run (mapMaybe (parseOrder . trim) (lines script))
  forM_ (sortBy (comparing (negate . amount)) (Map.elems stock)) (putStrLn . describe)
  unless (null failures) (putStrLn (describeAll failures))
  putStrLn ("worth " ++ show (worth stock))
  print (take 1 (dearest stock), fromMaybe 0 (amount <$> Map.lookup "screws" stock))
