module Main where
-- packets: bits to nested expressions; bingo; binary diagnostics
import Data.Bits
import Data.Char
import Data.List
import Numeric (readHex)
import Control.Monad.State
data Packet = Packet { version :: Int, body :: Body } deriving Show
data Body = Lit Int | Op Int [Packet] deriving Show
type Bits' = State String
bits :: String -> String
bits = concatMap (\c -> let n = digitToInt c in [if testBit n i then '1' else '0' | i <- [3, 2, 1, 0]])
num :: Int -> Bits' Int
num n = foldl' (\a c -> a * 2 + digitToInt c) 0 <$> state (splitAt n)
packet :: Bits' Packet
packet = do
  v <- num 3
  t <- num 3
  Packet v <$> if t == 4 then Lit <$> lit 0 else Op t <$> subs
  where
    lit acc = do
      more <- num 1
      n <- num 4
      let acc' = acc * 16 + n
      if more == 1 then lit acc' else return acc'
    subs = do
      kind <- num 1
      if kind == 0
        then do { len <- num 15; chunk <- state (splitAt len); return (evalState (untilEmpty packet) chunk) }
        else do { n <- num 11; replicateM n packet }
    untilEmpty p = do
      done <- gets null
      if done then return [] else (:) <$> p <*> untilEmpty p
versions :: Packet -> Int
versions (Packet v b) = v + case b of { Lit _ -> 0; Op _ ps -> sum (map versions ps) }
value :: Packet -> Int
value (Packet _ (Lit n)) = n
value (Packet _ (Op o ps)) = case (o, map value ps) of
  (0, vs) -> sum vs
  (1, vs) -> product vs
  (2, vs) -> minimum vs
  (3, vs) -> maximum vs
  (5, [a, b]) -> fromEnum (a > b)
  (6, [a, b]) -> fromEnum (a < b)
  (7, [a, b]) -> fromEnum (a == b)
  (n, vs) -> error ("op " ++ show n ++ show vs)
diagnostic :: [String] -> (Int, Int)
diagnostic rows = (toDec gamma, toDec (map flip' gamma))
  where gamma = map (\col -> if 2 * length (filter (== '1') col) >= length col then '1' else '0') (transpose rows)
        flip' c = if c == '1' then '0' else '1'
        toDec = foldl' (\a c -> 2 * a + digitToInt c) 0
main :: IO ()
main = do
  let ps = map (evalState packet . bits) ["D2FE28", "38006F45291200", "8A004A801A8002F478", "C200B40A82", "04005AC33890", "880086C3E88112", "CE00C43D881120", "9C0141080250320F1802104A08"]
  mapM_ (\p -> print (versions p, value p)) ps
  print (head ps)
  print (ps !! 1)
  print (diagnostic (words "00100 11110 10110 10111 10101 01111 00111 11100 10000 11001 00010 01010"))
  print (fst (head (readHex "ff" :: [(Int, String)])), popCount (0xF0F0 :: Int))
