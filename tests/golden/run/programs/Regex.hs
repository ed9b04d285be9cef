module Main where

import Data.Bits
import Data.List (tails, isPrefixOf)

-- Brzozowski derivatives
data Re
  = Never
  | Empty
  | Ch (Char -> Bool)
  | Seq Re Re
  | Alt Re Re
  | Star Re

nullable :: Re -> Bool
nullable r = case r of
  Never -> False
  Empty -> True
  Ch _ -> False
  Seq a b -> nullable a && nullable b
  Alt a b -> nullable a || nullable b
  Star _ -> True

derive :: Char -> Re -> Re
derive c r = case r of
  Never -> Never
  Empty -> Never
  Ch p
    | p c -> Empty
    | otherwise -> Never
  Seq a b
    | nullable a -> alt (sq (derive c a) b) (derive c b)
    | otherwise -> sq (derive c a) b
  Alt a b -> alt (derive c a) (derive c b)
  Star a -> sq (derive c a) r

sq, alt :: Re -> Re -> Re
sq Never _ = Never
sq Empty b = b
sq a b = Seq a b
alt Never b = b
alt a Never = a
alt a b = Alt a b

matches :: Re -> String -> Bool
matches r = nullable . foldl (flip derive) r

parse :: String -> Either String Re
parse s = case alternatives s of
  Right (r, "") -> Right r
  Right (_, rest) -> Left ("left over: " ++ rest)
  Left e -> Left e
  where
    alternatives t = do
      (a, rest) <- sequenceOf t
      case rest of
        '|' : more -> do
          (b, end) <- alternatives more
          Right (Alt a b, end)
        _ -> Right (a, rest)
    sequenceOf t
      | null t || head t `elem` "|)" = Right (Empty, t)
      | otherwise = do
          (a, rest) <- repeated t
          (b, end) <- sequenceOf rest
          Right (sq a b, end)
    repeated t = do
      (a, rest) <- single t
      Right (suffixes a rest)
    suffixes a ('*' : rest) = suffixes (Star a) rest
    suffixes a ('+' : rest) = suffixes (Seq a (Star a)) rest
    suffixes a ('?' : rest) = suffixes (Alt a Empty) rest
    suffixes a rest = (a, rest)
    single ('(' : t) = do
      (a, rest) <- alternatives t
      case rest of
        ')' : more -> Right (a, more)
        _ -> Left "expected )"
    single ('.' : t) = Right (Ch (const True), t)
    single ('\\' : c : t) = Right (Ch (== c), t)
    single ('[' : t) = case break (== ']') t of
      (cls, ']' : more) -> Right (Ch (inClass cls), more)
      _ -> Left "expected ]"
    single (c : t)
      | c `elem` "*+?" = Left ("nothing to repeat before " ++ [c])
      | otherwise = Right (Ch (== c), t)
    single [] = Left "unexpected end"
    inClass ('^' : cls) c = not (inClass cls c)
    inClass (a : '-' : b : more) c = (a <= c && c <= b) || inClass more c
    inClass (a : more) c = a == c || inClass more c
    inClass [] _ = False

search :: Re -> String -> [String]
search r s = [take n t | t <- tails s, n <- take 1 [k | k <- [length t, length t - 1 .. 1], matches r (take k t)]]

-- shift-and, for plain patterns
shiftAnd :: String -> String -> [Int]
shiftAnd pat text = [i - m + 1 | (i, d) <- zip [0 ..] (tail (scanl step 0 text)), testBit d (m - 1)]
  where
    m = length pat
    mask c = foldl (.|.) 0 [bit i | (i, p) <- zip [0 ..] pat, p == c] :: Word
    step d c = ((d `shiftL` 1) .|. 1) .&. mask c

main :: IO ()
main = do
  let test pat inputs = case parse pat of
        Left e -> putStrLn (pat ++ ": " ++ e)
        Right r -> putStrLn (pat ++ ": " ++ show [(i, matches r i) | i <- inputs])
  test "a(b|c)*d" ["ad", "abcbcd", "abed", ""]
  test "[a-z]+[0-9]?" ["abc", "abc1", "1", "abc12"]
  test "[^x]*x" ["aax", "x", "xx"]
  test "\\(.*\\)" ["(hi)", "hi"]
  test "(a|" ["a"]
  test "*a" []
  test "" ["", "a"]
  either putStrLn (\r -> print (search r "ab12cd345")) (parse "[0-9]+")
  print (shiftAnd "aba" "abababcaba", [i | (i, t) <- zip [0 :: Int ..] (tails "abababcaba"), "aba" `isPrefixOf` t])
