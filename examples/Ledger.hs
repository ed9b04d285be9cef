-- A ledger of shared expenses: who owes how much in the end. It has a bug: see docs/debugging.md.
module Main (main) where

import qualified Data.Map as Map

data Expense = Expense {payer :: String, amount :: Int, sharers :: [String]}

type Balances = Map.Map String Int

expenses :: [Expense]
expenses =
  [ Expense "ann" 90 ["ann", "bob", "cy"]
  , Expense "bob" 40 ["ann", "bob"]
  , Expense "cy" 50 ["ann", "bob", "cy"]
  ]

-- What everybody owes for an expense; the payer gets it.
settle :: Balances -> Expense -> Balances
settle balances expense = foldr owe credited (sharers expense)
  where
    share = amount expense `div` length (sharers expense)
    credited = Map.insertWith (+) (payer expense) (amount expense) balances
    owe name = Map.insertWith (-) name share

main :: IO ()
main = do
  let balances = foldl settle Map.empty expenses
  mapM_ (\(name, owed) -> putStrLn (name ++ ": " ++ show owed)) (Map.toList balances)
  putStrLn ("in all: " ++ show (sum (Map.elems balances)))
