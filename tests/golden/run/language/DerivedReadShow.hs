module Main where
import Data.Ratio
import qualified Data.Map as M
import Data.Complex

data Op = Int :+++ Int | Op `Mul` Op | Neg { unNeg :: Op } | (:-:) { lhs :: Int, (<+>) :: Maybe Op }
  deriving (Show, Read, Eq, Ord)
infixr 5 :+++
infixl 7 `Mul`
infix 4 :-:
newtype Wrap f a = Wrap { unwrap :: f a }
instance Show (f a) => Show (Wrap f a) where showsPrec d (Wrap x) = showParen (d > 10) $ showString "Wrap " . showsPrec 11 x
data P a b = P a b | a :*: b | Q { pa :: a, pb' :: [b] } deriving (Show, Read, Eq, Ord)
infixl 6 :*:
data Unit = Unit deriving (Show, Read, Eq, Ord, Enum, Bounded)
data Color = Red | Green | Blue deriving (Show, Read, Eq, Ord, Enum, Bounded)
newtype Age = Age { getAge :: Int } deriving (Show, Read, Eq, Ord)
data Rec = Rec { r1 :: Double, r2 :: (Int, Char), r3 :: Either String Color, _r4 :: Maybe Age } deriving (Show, Read, Eq, Ord)

check :: (Show a, Read a, Eq a) => a -> IO ()
check x = do
  print x
  putStrLn (showsPrec 11 x "")
  print (read (show x) == x, (reads ("  ( " ++ show x ++ " ) rest")) == [(x, " rest")])

main :: IO ()
main = do
  check (1 :+++ (-2))
  check (Neg (3 :+++ 4) `Mul` Neg { unNeg = 1 :+++ 1 })
  check ((:-:) { lhs = -1, (<+>) = Just (1 :+++ 2) })
  check (5 :-: Nothing)
  check (P (-1.5) 'x' :: P Double Char)
  check ((1 :*: 'c') :: P Int Char)
  check (Q { pa = "s\"q\n", pb' = [Left 1, Right (2 % 3)] } :: P String (Either Int Rational))
  check [minBound .. maxBound :: Color]
  check Unit
  check (Age (-3))
  check (Rec 1e-3 (-1, '\'') (Left "\1234\&5\SOH\DEL") (Just (Age 5)))
  check (M.fromList [(1, "a"), (2, "b")] :: M.Map Int String)
  check (1.5 :+ (-2) :: Complex Double)
  check (Just (Left (3, [LT ..])) :: Maybe (Either (Int, [Ordering]) ()))
  print (reads "Red Green" :: [(Color, String)])
  print (reads "Redd" :: [(Color, String)])
  print (read "[ Red , Green,Blue ]" :: [Color])
  print ((read "(  1 , ( 'a' ) , \"x\\\\y\" )") :: (Int, Char, String))
  print (reads "0x1F 0o17 1e3" :: [(Int, String)], reads "-  5" :: [(Int, String)], read "(-5)" :: Int)
  print (reads "1.5e2x" :: [(Double, String)], reads "NaN" :: [(Double, String)], read "Infinity" :: Double, reads ".5" :: [(Double, String)])
  print (lex " hello world", lex "<= 3", lex "'a' b", lex "\"str\\\"x\" y", lex "(x)", lex "", lex "12.5e-3z", lex "`f`")
  print (fmap fst (reads "Rec{r1=1,r2=(2,'c'),r3=Right Blue,_r4=Nothing}" :: [(Rec, String)]))
  print (Wrap (Just 1), [Wrap [1]])
  print (minBound :: Unit, [Red ..], [Blue, Green ..], succ Red, fromEnum Blue, [x | x <- [minBound ..], x /= Green])
