{-# LANGUAGE LambdaCase #-}
module Main where
-- a small assembly interpreter
import qualified Data.IntMap as IM
import qualified Data.Map as M
import Data.Char (isAlpha)
import Data.Maybe
data Arg = R Char | I Int deriving Show
data Ins = Cpy Arg Arg | Inc Char | Dec Char | Jnz Arg Arg | Out Arg | Tgl Arg deriving Show
data Vm = Vm { pc :: !Int, regs :: !(M.Map Char Int), prog :: !(IM.IntMap Ins), out :: [Int] }
parse :: String -> Ins
parse l = case words l of
  ["cpy", a, b] -> Cpy (arg a) (arg b)
  ["inc", [r]] -> Inc r
  ["dec", [r]] -> Dec r
  ["jnz", a, b] -> Jnz (arg a) (arg b)
  ["out", a] -> Out (arg a)
  ["tgl", a] -> Tgl (arg a)
  ws -> error ("cannot parse " ++ unwords ws)
  where arg s@(c : _) | isAlpha c = R c
                      | otherwise = I (read s)
        arg [] = error "empty"
val :: Vm -> Arg -> Int
val vm = \case { R r -> M.findWithDefault 0 r (regs vm); I n -> n }
step :: Vm -> Maybe Vm
step vm = exec <$> IM.lookup (pc vm) (prog vm)
  where
    next v = v { pc = pc v + 1 }
    set r n v = v { regs = M.insert r n (regs v) }
    exec = \case
      Cpy a (R r) -> next (set r (val vm a) vm)
      Cpy _ (I _) -> next vm
      Inc r -> next (vm { regs = M.insertWith (+) r 1 (regs vm) })
      Dec r -> next (vm { regs = M.insertWith (+) r (-1) (regs vm) })
      Jnz a b | val vm a /= 0 -> vm { pc = pc vm + val vm b }
              | otherwise -> next vm
      Out a -> next vm { out = val vm a : out vm }
      Tgl a -> next vm { prog = IM.adjust toggle (pc vm + val vm a) (prog vm) }
    toggle = \case { Inc r -> Dec r; Dec r -> Inc r; Tgl (R r) -> Inc r; Out (R r) -> Inc r; Jnz a b -> Cpy a b; Cpy a b -> Jnz a b; i -> i }
run :: Vm -> Vm
run vm = maybe vm run (step vm)
main :: IO ()
main = do
  ins <- map parse . filter (not . null) . lines <$> getContents
  let vm = run Vm { pc = 0, regs = M.fromList [('c', 1)], prog = IM.fromList (zip [0 ..] ins), out = [] }
  print (M.toList (regs vm))
  print (reverse (out vm))
