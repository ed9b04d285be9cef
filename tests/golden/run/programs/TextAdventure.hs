module Main where
import qualified Data.Map as M
import System.IO
import Control.Monad.State
data Room = Room { title :: String, exits :: M.Map String String, things :: [String] }
data Game = Game { here :: String, rooms :: M.Map String Room, bag :: [String], moves :: Int }
type Play = StateT Game IO
world :: M.Map String Room
world = M.fromList
  [ ("hall", Room "a hall" (M.fromList [("north", "garden"), ("down", "cellar")]) ["lamp"])
  , ("garden", Room "a garden" (M.fromList [("south", "hall")]) ["rose", "spade"])
  , ("cellar", Room "a dark cellar" (M.fromList [("up", "hall")]) []) ]
command :: [String] -> Play Bool
command ["quit"] = return False
command [d] | d `elem` ["north", "south", "up", "down"] = do
  g <- get
  case M.lookup (here g) (rooms g) >>= M.lookup d . exits of
    Nothing -> say "You cannot go there."
    Just r | r == "cellar", "lamp" `notElem` bag g -> say "It is too dark."
           | otherwise -> put g { here = r, moves = moves g + 1 } >> look
  return True
command ("take" : ws) = do
  g <- get
  let room = rooms g M.! here g
      thing = unwords ws
  if thing `elem` things room
    then do
      put g { bag = thing : bag g, rooms = M.insert (here g) room { things = filter (/= thing) (things room) } (rooms g) }
      say "Taken."
    else say ("No " ++ thing ++ " here.")
  return True
command ["look"] = True <$ look
command ["bag"] = gets bag >>= say . unwords . ("You have:" :) >> return True
command ws = say ("I do not know how to " ++ show (unwords ws)) >> return True
look :: Play ()
look = do
  g <- get
  let r = rooms g M.! here g
  say (title r ++ concatMap (", a " ++) (things r) ++ "; exits: " ++ unwords (M.keys (exits r)))
say :: String -> Play ()
say = lift . putStrLn
loop :: Play ()
loop = do
  lift (putStr "> " >> hFlush stdout)
  end <- lift isEOF
  if end then say "(end)" else do
    ws <- words <$> lift getLine
    continue <- if null ws then return True else command ws
    if continue then loop else say "Bye."
main :: IO ()
main = do
  g <- execStateT (look >> loop) (Game "hall" world [] 0)
  print (here g, bag g, moves g)
