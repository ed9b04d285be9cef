-- State monad, records, a derived Show: a Map without a key is met while printing.
module Main where

import Control.Monad.State
import qualified Data.Map as Map
import Data.Maybe (fromMaybe)

data Currency = EUR | USD | CHF deriving (Show, Eq, Ord, Enum, Bounded)

data Money = Money { amount :: Integer, currency :: Currency } deriving (Show, Eq)

data Account = Account
  { owner   :: String
  , balance :: Money
  , history :: [Transaction]
  } deriving Show

data Transaction
  = Deposit { dest :: String, value :: Money }
  | Withdraw { source :: String, value :: Money }
  | Transfer { source :: String, dest :: String, value :: Money }
  deriving Show

data Bank = Bank
  { accounts :: Map.Map String Account
  , rates    :: Map.Map (Currency, Currency) Rational
  , steps    :: Int
  }

type BankM = State Bank

class Monad m => Ledger m where
  account :: String -> m Account
  store   :: Account -> m ()
  rate    :: Currency -> Currency -> m Rational

newtype App a = App { unApp :: BankM a }

instance Functor App where fmap f (App m) = App (fmap f m)
instance Applicative App where
  pure = App . pure
  App f <*> App x = App (f <*> x)
instance Monad App where
  App m >>= f = App (m >>= unApp . f)

instance Ledger App where
  account n = App $ do
    as <- gets accounts
    return (as Map.! n)
  store a = App $ modify $ \b -> b { accounts = Map.insert (owner a) a (accounts b), steps = steps b + 1 }
  rate a b
    | a == b = return 1
    | otherwise = App $ gets ((Map.! (a, b)) . rates)

convert :: Ledger m => Currency -> Money -> m Money
convert c (Money n d) = do
  r <- rate d c
  return (Money (round (fromIntegral n * r)) c)

addMoney :: Money -> Money -> Money
addMoney (Money a c) (Money b d)
  | c == d = Money (a + b) c
  | otherwise = error ("cannot add " ++ show c ++ " and " ++ show d)

apply :: Ledger m => Transaction -> m ()
apply t@(Deposit who m) = do
  a <- account who
  m' <- convert (currency (balance a)) m
  store a { balance = addMoney (balance a) m', history = t : history a }
apply t@(Withdraw who m) = do
  a <- account who
  store a { balance = addMoney (balance a) m { amount = negate (amount m) }, history = t : history a }
apply (Transfer from to m) = do
  apply (Withdraw from m)
  apply (Deposit to m)

bank0 :: Bank
bank0 = Bank
  { accounts = Map.fromList [ (n, Account n (Money 100 c) []) | (n, c) <- [("ann", EUR), ("bob", USD), ("cyd", CHF)] ]
  , rates = Map.fromList [ ((EUR, USD), 11/10), ((USD, EUR), 10/11), ((EUR, CHF), 19/20) ]
  , steps = 0
  }

report :: Bank -> String
report b = unlines [ owner a ++ ": " ++ show (balance a) | a <- Map.elems (accounts b) ]

main :: IO ()
main = do
  let ts = [ Deposit "ann" (Money 50 USD), Transfer "ann" "bob" (Money 30 EUR), Transfer "cyd" "ann" (Money 10 CHF), Withdraw "bob" (Money 3 EUR) ]
      (_, b) = runState (unApp (mapM_ apply ts)) bank0
  putStrLn ("steps: " ++ show (steps b))
  putStr (report b)
