{-# LANGUAGE BangPatterns #-}
-- What is evaluated when: lazy and bang patterns, order of arguments, pattern bindings.
import Control.Exception
import System.IO.Unsafe (unsafePerformIO)

data P = P Int Int
data S = S !Int Int
newtype N = N Int

try' :: String -> a -> IO ()
try' what x = do
  r <- try (evaluate x)
  putStrLn (what ++ ": " ++ either (\e -> takeWhile (/= '\n') (show (e :: SomeException))) (const "fine") r)

f1 :: Bool -> Bool -> Int
f1 _ False = 1
f1 True _ = 2
f1 _ _ = 3

f2 :: (Int, Int) -> Int
f2 ~(a, b) = 5

f3 :: Int -> Int
f3 !_ = 6

f4 :: Maybe (Int, Int) -> Int
f4 (Just ~(a, _)) | False = a
f4 (Just _) = 7
f4 Nothing = 8

f5 :: N -> Int
f5 (N _) = 9

f6 :: [Int] -> [Int] -> Int
f6 [] _ = 0
f6 _ [] = 1
f6 (x : _) (y : _) = x + y

main :: IO ()
main = do
  try' "f1 u False" (f1 undefined False)
  try' "f1 u True" (f1 (error "first") True)
  try' "f1 True u" (f1 True (error "second"))
  try' "f2 u" (f2 undefined)
  try' "f3 u" (f3 (error "forced"))
  try' "f4 Just u" (f4 (Just undefined))
  try' "f4 u" (f4 (error "scrutinee"))
  try' "f5 u" (f5 undefined)
  try' "f6 [] u" (f6 [] undefined)
  try' "f6 u []" (f6 (error "left") [])
  try' "P u" (case P undefined 1 of P _ y -> y)
  try' "S u" (case S (error "strict field") 1 of S _ y -> y)
  try' "S _ u" (case S 1 undefined of S x _ -> x)
  try' "let" (let (a, b) = undefined :: (Int, Int) in 1 :: Int)
  try' "let!" (let !(a, b) = error "banged" :: (Int, Int) in 1 :: Int)
  try' "let ! var" (let !x = error "var" :: Int in 1 :: Int)
  try' "where" w
  try' "seq" (undefined `seq` ())
  try' "seq lambda" ((\_ -> undefined :: Int) `seq` ())
  try' "seq partial" (S undefined `seq` ())
  try' "case lazy" (case undefined of ~(Just x) -> 1 :: Int)
  try' "case var" (case undefined of x -> 1 :: Int)
  try' "irrefutable use" (let Just x = Nothing :: Maybe Int in x + 1)
  try' "nested" (let (a, Just (b, [c])) = (1, Just (2, [3])) in a + b + c :: Int)
  try' "recursive" (let (xs, ys) = (1 : ys, 2 : take 2 xs) in sum xs :: Int)
  where
    w = let (p@(a, _), q) = ((1, 2), p) in a + snd q :: Int
