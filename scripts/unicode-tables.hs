-- | Writes lib/GHC/Unicode/Tables.hs from what the GHC that runs this knows about Unicode:
--
-- > runghc scripts/unicode-tables.hs > lib/GHC/Unicode/Tables.hs
module Main (main) where

import Data.Char

main :: IO ()
main = putStr (unlines (header ++ tables))

header :: [String]
header =
  [ "{-# LANGUAGE MagicHash #-}"
  , "{-# LANGUAGE NoImplicitPrelude #-}"
  , "-- | What Unicode says of characters; written by scripts/unicode-tables.hs."
  , "--"
  , "-- A table is records of digits, sorted by their first number: a digit is a character of code 48 + 0..63, most"
  , "-- significant first. Categories: start (4 digits), category (1): that of all characters up to the next start; 30"
  , "-- stands for upper and lower case letters in turn. Cases: start (4), last (4), step (1), 2^20 + distance (4)."
  , "module GHC.Unicode.Tables where"
  , ""
  , "import GHC.Prim"
  ]

tables :: [String]
tables =
  concat
    [ table "categories" "categoryCount" [number 4 start ++ number 1 c | (start, c) <- alternating categoryRuns]
    , cases "lowers" "lowerCount" toLower
    , cases "titles" "titleCount" toTitle
    , cases "uppers" "upperCount" toUpper
    ]

-- | A literal function and the number of its records.
table :: String -> String -> [String] -> [String]
table name count records =
  ["", name ++ " :: () -> Addr#", name ++ " () =", "  \"" ++ lineUp (chunks (concat records)) ++ "\"#"]
    ++ ["{-# NOINLINE " ++ name ++ " #-}"]
    ++ ["", count ++ " :: () -> Int#", count ++ " () = " ++ show (length records) ++ "#"]
  where
    lineUp = foldr1 (\piece rest -> piece ++ "\\\n  \\" ++ rest)
    chunks text = case splitAt 100 text of
      (piece, "") -> [escape piece]
      (piece, rest) -> escape piece : chunks rest
    escape = concatMap (\c -> if c == '\\' then "\\\\" else [c])

number :: Int -> Int -> String
number width n = reverse (take width (map digit (iterate (`div` 64) n)))
  where
    digit d = chr (48 + d `mod` 64)

-- Categories ----------------------------------------------------------------------------------------------------------

-- | (first code, category, length)
categoryRuns :: [(Int, Int, Int)]
categoryRuns = go [(ord c, fromEnum (generalCategory c)) | c <- [minBound ..]]
  where
    go [] = []
    go ((code, category) : rest) = case span ((== category) . snd) rest of
      (same, others) -> (code, category, 1 + length same) : go others

-- | Single upper and lower case letters in turn become one run.
alternating :: [(Int, Int, Int)] -> [(Int, Int)]
alternating [] = []
alternating runs@((code, category, _) : rest)
  | length turns >= 3 = (code, 30) : alternating (drop (length turns) runs)
  | otherwise = (code, category) : alternating rest
  where
    turns = takeWhile id [c == expected && n == 1 | ((_, c, n), expected) <- zip runs (cycle [0, 1])]

-- Cases ---------------------------------------------------------------------------------------------------------------

cases :: String -> String -> (Char -> Char) -> [String]
cases name count convert = table name count (map record runs)
  where
    record (start, end, step, d) = number 4 start ++ number 4 end ++ number 1 step ++ number 4 (2 ^ (20 :: Int) + d)
    runs = gather [(ord c, ord (convert c) - ord c) | c <- ['\x80' ..], convert c /= c]
    gather [] = []
    gather ((code, d) : rest) = case rest of
      (next, d') : _ | d' == d, next - code <= 2 -> extend code (next - code) d code rest
      _ -> (code, code, 1, d) : gather rest
    extend start step d lastCode ((next, d') : rest)
      | d' == d, next - lastCode == step = extend start step d next rest
    extend start step d lastCode rest = (start, lastCode, step, d) : gather rest
