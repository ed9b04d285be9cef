-- | A text adventure, read from stdin: find your way out of the lighthouse.
--
-- The world is data, the game a state machine in 'StateT' over 'IO'; a turn parses a line, changes the state, and tells.
module Main (main) where

import Control.Monad (forM_, unless, when)
import Control.Monad.State
import Data.Char (isSpace, toLower)
import Data.List (intercalate, stripPrefix)
import qualified Data.Map as Map
import Data.Map (Map)
import Data.Maybe (fromMaybe)
import System.IO (BufferMode (..), hSetBuffering, isEOF, stdout)

-- * The world

data Room = Cellar | Stairs | LampRoom | Jetty
  deriving (Eq, Ord, Show, Enum, Bounded)

data Direction = Up | Down | Out | In
  deriving (Eq, Ord, Show, Read, Enum, Bounded)

data Item = Matches | Key | Rope
  deriving (Eq, Ord, Show, Read, Enum, Bounded)

describe :: Room -> String
describe Cellar = "You are in a cellar. Water drips. Stairs lead up."
describe Stairs = "You are on winding stairs. A heavy door leads out."
describe LampRoom = "You stand beside the great lamp. The sea is far below."
describe Jetty = "You stand on the jetty. A boat is waiting."

exits :: Map (Room, Direction) Room
exits = Map.fromList
  [ ((Cellar, Up), Stairs)
  , ((Stairs, Down), Cellar)
  , ((Stairs, Up), LampRoom)
  , ((Stairs, Out), Jetty)
  , ((LampRoom, Down), Stairs)
  , ((Jetty, In), Stairs)
  ]

data Place = Here Room | Carried
  deriving (Eq, Show)

data Game = Game
  { room :: Room
  , places :: Map Item Place
  , lampIsLit :: Bool
  , doorIsOpen :: Bool
  , turns :: Int
  , finished :: Bool
  }

start :: Game
start = Game
  { room = Cellar
  , places = Map.fromList [(Matches, Here Cellar), (Key, Here LampRoom), (Rope, Here Jetty)]
  , lampIsLit = False
  , doorIsOpen = False
  , turns = 0
  , finished = False
  }

-- * Commands

data Command = Go Direction | Take Item | Drop Item | Use Item | Look | Inventory | Help | Quit
  deriving (Eq, Show)

parseCommand :: String -> Either String Command
parseCommand text = case words (map toLower text) of
  ["look"] -> Right Look
  ["inventory"] -> Right Inventory
  ["help"] -> Right Help
  ["quit"] -> Right Quit
  ["go", way] -> Go <$> named "way" way
  ["take", item] -> Take <$> named "thing" item
  ["drop", item] -> Drop <$> named "thing" item
  ["use", item] -> Use <$> named "thing" item
  [word] | Right way <- named "way" word -> Right (Go way)
  [] -> Left "Say something."
  _ -> Left ("I don't understand \"" ++ strip text ++ "\".")

-- | A value by its name, in any case.
named :: (Show a, Enum a, Bounded a) => String -> String -> Either String a
named what word = maybe (Left ("There is no " ++ what ++ " called \"" ++ word ++ "\".")) Right (lookup word names)
  where
    names = [(map toLower (show value), value) | value <- [minBound .. maxBound]]

strip :: String -> String
strip = reverse . dropWhile isSpace . reverse . dropWhile isSpace

-- * The game

type Play = StateT Game IO

say :: String -> Play ()
say = liftIO . putStrLn

perform :: Command -> Play ()
perform command = case command of
  Go way -> go way
  Take item -> do
    here <- gets (Here . room)
    found <- placeOf item
    if found == here
      then move item Carried >> say "Taken."
      else say (if found == Carried then "You have it already." else "You don't see that here.")
  Drop item -> carrying item $ do
    gets (Here . room) >>= move item
    say "Dropped."
  Use item -> carrying item (gets room >>= use item)
  Look -> look
  Inventory -> do
    items <- gets (Map.keys . Map.filter (== Carried) . places)
    say (if null items then "You carry nothing." else "You carry: " ++ list items ++ ".")
  Help -> say "Words: go, take, drop, use, look, inventory, quit; up, down, in, out."
  Quit -> say "You sit down and wait for the tide." >> finish

go :: Direction -> Play ()
go way = do
  game <- get
  case Map.lookup (room game, way) exits of
    Nothing -> say "You can't go that way."
    Just Jetty | not (doorIsOpen game) -> say "The door is locked."
    Just LampRoom | not (lampIsLit game) && holds Matches game -> arrive LampRoom "You strike a match to see the steps."
    Just LampRoom | not (lampIsLit game) -> say "It is too dark to climb further."
    Just next -> arrive next ""
  where
    arrive next remark = do
      unless (null remark) (say remark)
      modify $ \game -> game { room = next }
      look

use :: Item -> Room -> Play ()
use Matches LampRoom = modify (\game -> game { lampIsLit = True }) >> say "The great lamp blazes. Far out, a boat turns."
use Key Stairs = modify (\game -> game { doorIsOpen = True }) >> say "The lock gives way."
use Rope Jetty = do
  lit <- gets lampIsLit
  if lit
    then say "You pull the boat in and step aboard. Well done!" >> finish
    else say "The boat is out of reach: nobody aboard has seen you."
use item _ = say ("The " ++ map toLower (show item) ++ " is of no use here.")

look :: Play ()
look = do
  here <- gets room
  say (describe here)
  items <- gets (Map.keys . Map.filter (== Here here) . places)
  unless (null items) (say ("You see: " ++ list items ++ "."))

list :: [Item] -> String
list = intercalate ", " . map (map toLower . show)

placeOf :: Item -> Play Place
placeOf item = gets (fromMaybe Carried . Map.lookup item . places)

holds :: Item -> Game -> Bool
holds item game = Map.lookup item (places game) == Just Carried

move :: Item -> Place -> Play ()
move item place = modify $ \game -> game { places = Map.insert item place (places game) }

carrying :: Item -> Play () -> Play ()
carrying item action = do
  has <- gets (holds item)
  if has then action else say "You don't have that."

finish :: Play ()
finish = modify $ \game -> game { finished = True }

-- | Turns until the game or the input ends.
loop :: Play ()
loop = do
  liftIO (putStr "> ")
  ended <- liftIO isEOF
  if ended then say "" else turn
  where
    turn = do
      text <- liftIO getLine
      unless ("#" `isCommentOf` text) $ do
        modify $ \game -> game { turns = turns game + 1 }
        either say perform (parseCommand text)
      over <- gets finished
      unless over loop
    isCommentOf mark text = maybe False (const True) (stripPrefix mark text)

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  game <- execStateT (look >> loop) start
  putStrLn ("You played " ++ show (turns game) ++ " turns.")
  when (lampIsLit game) (putStrLn "The lamp is lit.")
  forM_ (Map.toList (places game)) $ \(item, place) -> putStrLn ("  " ++ show item ++ ": " ++ show place)
