module Main where

import Data.Char (chr, ord)
import Data.Word (Word8)

data Op = Move !Int | Add !Word8 | Out | In | Loop [Op]
  deriving (Show, Eq)

data Tape = Tape [Word8] !Word8 [Word8]

compile :: String -> Either String [Op]
compile src = case block (filter (`elem` "<>+-.,[]") src) of
  Right (ops, "") -> Right (optimise ops)
  Right (_, rest) -> Left ("unmatched ] with " ++ show (length rest) ++ " to go")
  Left e -> Left e
  where
    block [] = Right ([], [])
    block (']' : rest) = Right ([], ']' : rest)
    block ('[' : rest) = do
      (body, rest') <- block rest
      case rest' of
        ']' : more -> do
          (ops, end) <- block more
          return (Loop body : ops, end)
        _ -> Left "unmatched ["
    block (c : rest) = do
      (ops, end) <- block rest
      return (op c : ops, end)
    op '<' = Move (-1)
    op '>' = Move 1
    op '+' = Add 1
    op '-' = Add 255
    op '.' = Out
    op _ = In

optimise :: [Op] -> [Op]
optimise (Move a : Move b : r) = optimise (Move (a + b) : r)
optimise (Add a : Add b : r) = optimise (Add (a + b) : r)
optimise (Loop b : r) = Loop (optimise b) : optimise r
optimise (o : r) = o : optimise r
optimise [] = []

run :: [Op] -> String -> String
run program input = go program (Tape (repeat 0) 0 (repeat 0)) input (\_ _ -> "")
  where
    go [] t i k = k t i
    go (o : os) t@(Tape ls c rs) i k = case o of
      Move n -> go os (move n t) i k
      Add n -> go os (Tape ls (c + n) rs) i k
      Out -> chr (fromIntegral c) : go os t i k
      In -> case i of
        [] -> go os (Tape ls 0 rs) [] k
        (x : xs) -> go os (Tape ls (fromIntegral (ord x)) rs) xs k
      Loop body
        | c == 0 -> go os t i k
        | otherwise -> go body t i (\t' i' -> go (o : os) t' i' k)

move :: Int -> Tape -> Tape
move 0 t = t
move n (Tape (l : ls) c rs) | n < 0 = move (n + 1) (Tape ls l (c : rs))
move n (Tape ls c (r : rs)) | n > 0 = move (n - 1) (Tape (c : ls) r rs)
move _ t = t

hello, rev, squares :: String
hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
rev = ">,[>,]<[.<]"
squares = "++++[>+++++<-]>[<+++++>-]+<+[>[>+>+<<-]++>>[<<+>>-]>>>[-]++>[-]+>>>+[[-]++++++>>>]<<<[[<++++++++<++>>-]+<.<[>----<-]<]<<[>>>>>[>>>[-]+++++++++<[>-<-]+++++++++>[-[<->-]+[<<<]]<+>]<<<<[-]<<[-]]<<-]"

main :: IO ()
main = do
  print (compile "+++[->++<]>.")
  print (compile "[[]")
  print (compile "+]]")
  either putStrLn (putStr . (`run` "")) (compile hello)
  either putStrLn (putStrLn . (`run` "stressed")) (compile rev)
  print (fmap (length . show) (compile squares))
