-- | Options of a command line, as getopt reads them.
module System.Console.GetOpt
  ( getOpt, getOpt', usageInfo
  , ArgOrder(..), OptDescr(..), ArgDescr(..)
  ) where

import Data.List (isPrefixOf)

-- | What becomes of arguments that are no options.
data ArgOrder a
  = RequireOrder
  -- ^ no options behind the first of them
  | Permute
  -- ^ they may stand anywhere
  | ReturnInOrder (String -> a)
  -- ^ they are options, too

data OptDescr a = Option [Char] [String] (ArgDescr a) String

data ArgDescr a
  = NoArg a
  | ReqArg (String -> a) String
  | OptArg (Maybe String -> a) String

instance Functor ArgOrder where
  fmap _ RequireOrder = RequireOrder
  fmap _ Permute = Permute
  fmap f (ReturnInOrder g) = ReturnInOrder (f . g)

instance Functor OptDescr where
  fmap f (Option short long arg text) = Option short long (fmap f arg) text

instance Functor ArgDescr where
  fmap f (NoArg a) = NoArg (f a)
  fmap f (ReqArg g name) = ReqArg (f . g) name
  fmap f (OptArg g name) = OptArg (f . g) name

-- | One argument of the command line.
data Kind a
  = Opt a
  | Unknown String
  | NonOpt String
  | EndOfOpts
  | Err String

-- | A table of all options.
usageInfo :: String -> [OptDescr a] -> String
usageInfo header options = unlines (header : table)
  where
    (shorts, longs, texts) = unzip3 (concatMap rows options)
    table = zipWith3 (\x y z -> "  " ++ x ++ "  " ++ y ++ "  " ++ z) (aligned shorts) (aligned longs) texts
    aligned xs = [take width (x ++ repeat ' ') | x <- xs]
      where width = maximum (map length xs)

rows :: OptDescr a -> [(String, String, String)]
rows (Option short long arg text) = case lines text of
  [] -> [(shortColumn, longColumn, "")]
  first : others -> (shortColumn, longColumn, first) : [("", "", other) | other <- others]
  where
    shortColumn = separated (map shortForm short)
    longColumn = separated (map longForm long)
    separated [] = ""
    separated xs = foldr1 (\x rest -> x ++ ", " ++ rest) xs
    shortForm c = case arg of
      NoArg _ -> ['-', c]
      ReqArg _ name -> '-' : c : ' ' : name
      OptArg _ name -> '-' : c : "[" ++ name ++ "]"
    longForm name = "--" ++ name ++ case arg of
      NoArg _ -> ""
      ReqArg _ value -> '=' : value
      OptArg _ value -> "[=" ++ value ++ "]"

-- | Options, arguments that are none, and messages.
getOpt :: ArgOrder a -> [OptDescr a] -> [String] -> ([a], [String], [String])
getOpt order options args = (found, others, errors ++ map unrecognized unknown)
  where
    (found, others, unknown, errors) = getOpt' order options args
    unrecognized text = "unrecognized option `" ++ text ++ "'\n"

-- | `getOpt` that answers unknown options by themselves.
getOpt' :: ArgOrder a -> [OptDescr a] -> [String] -> ([a], [String], [String], [String])
getOpt' _ _ [] = ([], [], [], [])
getOpt' order options (arg : args) = case kind of
  Opt a -> (a : found, others, unknown, errors)
  Unknown u -> (found, others, u : unknown, errors)
  Err e -> (found, others, unknown, e : errors)
  NonOpt x -> case order of
    RequireOrder -> ([], x : rest, [], [])
    Permute -> (found, x : others, unknown, errors)
    ReturnInOrder f -> (f x : found, others, unknown, errors)
  EndOfOpts -> case order of
    RequireOrder -> ([], rest, [], [])
    Permute -> ([], rest, [], [])
    ReturnInOrder f -> (map f rest, [], [], [])
  where
    (kind, rest) = next arg args options
    (found, others, unknown, errors) = getOpt' order options rest

next :: String -> [String] -> [OptDescr a] -> (Kind a, [String])
next "--" rest _ = (EndOfOpts, rest)
next ('-' : '-' : text) rest options = long text rest options
next ('-' : c : text) rest options = short c text rest options
next arg rest _ = (NonOpt arg, rest)

long :: String -> [String] -> [OptDescr a] -> (Kind a, [String])
long text rest options = case matching of
  _ : _ : _ -> (ambiguous matching written, rest)
  [Option _ _ arg _] -> given arg value rest
  [] -> (Unknown ("--" ++ text), rest)
  where
    (name, value) = break (== '=') text
    written = "--" ++ name
    exact = [o | o@(Option _ names _ _) <- options, name `elem` names]
    matching = if null exact then [o | o@(Option _ names _ _) <- options, any (name `isPrefixOf`) names] else exact
    given (NoArg a) "" more = (Opt a, more)
    given (NoArg _) _ more = (Err ("option `" ++ written ++ "' doesn't allow an argument\n"), more)
    given (ReqArg _ d) "" [] = (missing d written, [])
    given (ReqArg f _) "" (x : more) = (Opt (f x), more)
    given (ReqArg f _) v more = (Opt (f (drop 1 v)), more)
    given (OptArg f _) "" more = (Opt (f Nothing), more)
    given (OptArg f _) v more = (Opt (f (Just (drop 1 v))), more)

short :: Char -> String -> [String] -> [OptDescr a] -> (Kind a, [String])
short c text rest options = case matching of
  _ : _ : _ -> (ambiguous matching written, rest)
  [Option _ _ (NoArg a) _] -> (Opt a, again)
  [Option _ _ (ReqArg f name) _]
    | not (null text) -> (Opt (f text), rest)
    | x : more <- rest -> (Opt (f x), more)
    | otherwise -> (missing name written, [])
  [Option _ _ (OptArg f _) _]
    | null text -> (Opt (f Nothing), rest)
    | otherwise -> (Opt (f (Just text)), rest)
  [] -> (Unknown written, again)
  where
    written = ['-', c]
    matching = [o | o@(Option shorts _ _ _) <- options, c `elem` shorts]
    again = if null text then rest else ('-' : text) : rest

ambiguous :: [OptDescr a] -> String -> Kind b
ambiguous options written = Err (usageInfo ("option `" ++ written ++ "' is ambiguous; could be one of:") options)

missing :: String -> String -> Kind a
missing name written = Err ("option `" ++ written ++ "' requires an argument " ++ name ++ "\n")
