-- | What parsers tell of their failures, and how reports of the same place become one.
module Text.Parsec.Error
  ( Message(SysUnExpect, UnExpect, Expect, Message), messageString
  , ParseError, errorPos, errorMessages, errorIsUnknown
  , showErrorMessages
  , newErrorMessage, newErrorUnknown
  , addErrorMessage, setErrorPos, setErrorMessage
  , mergeError
  ) where

import Data.Function (on)
import Data.List (intercalate, nub, sort)
import Text.Parsec.Pos

-- | Messages of one kind are equal, whatever they say; kinds have the order of the report.
data Message
  = -- | what stood there, as the library found; nothing at the end of the input
    SysUnExpect !String
  | -- | what stood there, as `unexpected` says
    UnExpect !String
  | -- | what a parser with a label wanted
    Expect !String
  | -- | what `fail` says
    Message !String

instance Enum Message where
  fromEnum m = case m of
    SysUnExpect _ -> 0
    UnExpect _ -> 1
    Expect _ -> 2
    Message _ -> 3
  toEnum _ = error "toEnum is undefined for Message"

instance Eq Message where
  (==) = (==) `on` fromEnum

instance Ord Message where
  compare = compare `on` fromEnum

messageString :: Message -> String
messageString m = case m of
  SysUnExpect s -> s
  UnExpect s -> s
  Expect s -> s
  Message s -> s

-- | A place and what was said of it; of one that is unknown nothing was.
data ParseError = ParseError !SourcePos [Message]

errorPos :: ParseError -> SourcePos
errorPos (ParseError pos _) = pos

-- | Sorted by kind, in each as they came.
errorMessages :: ParseError -> [Message]
errorMessages (ParseError _ ms) = sort ms

errorIsUnknown :: ParseError -> Bool
errorIsUnknown (ParseError _ ms) = null ms

newErrorUnknown :: SourcePos -> ParseError
newErrorUnknown pos = ParseError pos []

newErrorMessage :: Message -> SourcePos -> ParseError
newErrorMessage m pos = ParseError pos [m]

addErrorMessage :: Message -> ParseError -> ParseError
addErrorMessage m (ParseError pos ms) = ParseError pos (m : ms)

setErrorPos :: SourcePos -> ParseError -> ParseError
setErrorPos pos (ParseError _ ms) = ParseError pos ms

-- | The message instead of all others of its kind.
setErrorMessage :: Message -> ParseError -> ParseError
setErrorMessage m (ParseError pos ms) = ParseError pos (m : filter (/= m) ms)
{-# NOINLINE setErrorMessage #-}

-- | The error that came further; both, where they are at one place. One that says nothing gives way to one that does.
mergeError :: ParseError -> ParseError -> ParseError
mergeError e@(ParseError pos ms) e'@(ParseError pos' ms')
  | null ms' && not (null ms) = e
  | null ms && not (null ms') = e'
  | otherwise = case compare pos pos' of
      EQ -> ParseError pos (ms ++ ms')
      GT -> e
      LT -> e'
{-# NOINLINE mergeError #-}

instance Eq ParseError where
  e == e' = errorPos e == errorPos e' && strings e == strings e'
    where strings = map messageString . errorMessages

instance Show ParseError where
  show e = show (errorPos e) ++ ":" ++ showErrorMessages "or" "unknown parse error" "expecting" "unexpected" "end of input" (errorMessages e)

-- | Messages sorted by kind as lines, in the words given: for "or", for no message at all, for "expecting", "unexpected" and "end of input".
showErrorMessages :: String -> String -> String -> String -> String -> [Message] -> String
showErrorMessages or' unknown expecting unexpected endOfInput messages
  | null messages = unknown
  | otherwise = concatMap ('\n' :) (distinct [found, line unexpected unexpects, line expecting expects, line "" others])
  where
    (sysUnexpects, rest) = span (== SysUnExpect "") messages
    (unexpects, rest') = span (== UnExpect "") rest
    (expects, others) = span (== Expect "") rest'

    -- what stood there is told by the library where the parsers have no word for it
    found = case sysUnexpects of
      m : _ | null unexpects -> unexpected ++ " " ++ (if null (messageString m) then endOfInput else messageString m)
      _ -> ""

    line heading ms = case distinct (map messageString ms) of
      [] -> ""
      strings | null heading -> enumerated strings
              | otherwise -> heading ++ " " ++ enumerated strings

    enumerated [string] = string
    enumerated strings = intercalate ", " (init strings) ++ " " ++ or' ++ " " ++ last strings

    distinct = nub . filter (not . null)
