{-# LANGUAGE NoImplicitPrelude #-}
-- | Parsers that follow all alternatives at once, a character at a time: nothing is read twice and no input is held
-- longer than needed. (Claessen, Parallel Parsing Processes.)
module Text.ParserCombinators.ReadP
  ( ReadP
  , ReadS
  , (+++)
  , (<++)
  , between
  , chainl
  , chainl1
  , chainr
  , chainr1
  , char
  , choice
  , count
  , endBy
  , endBy1
  , eof
  , gather
  , get
  , look
  , many
  , many1
  , manyTill
  , munch
  , munch1
  , option
  , optional
  , pfail
  , readP_to_S
  , readS_to_P
  , satisfy
  , sepBy
  , sepBy1
  , skipMany
  , skipMany1
  , skipSpaces
  , string
  ) where

import Control.Monad.Fail
import GHC.Base hiding (many)
import GHC.List (replicate)
import GHC.Num ((+), (-))
import GHC.Unicode (isSpace)

infixr 5 +++, <++

-- | Every way to read a beginning of the text, with the rest.
type ReadS a = String -> [(a, String)]

-- Processes -----------------------------------------------------------------------------------------------------------

-- | What a parser does next.
data P a
  = Get (Char -> P a)
  | Look (String -> P a)
  | Fail
  | -- | an answer here, and other ways to go on
    Result a (P a)
  | -- | answers that need nothing more; the list is not empty
    Final [(a, String)]

final :: [(a, String)] -> P a
final [] = Fail
final answers = Final answers

runP :: P a -> ReadS a
runP (Get f) (c : cs) = runP (f c) cs
runP (Look f) cs = runP (f cs) cs
runP (Result x p) cs = (x, cs) : runP p cs
runP (Final answers) _ = answers
runP _ _ = []

instance Functor P where
  fmap f p = p >>= \x -> Result (f x) Fail

instance Applicative P where
  pure x = Result x Fail
  (<*>) = ap

instance Monad P where
  Get f >>= k = Get (\c -> f c >>= k)
  Look f >>= k = Look (\s -> f s >>= k)
  Fail >>= _ = Fail
  Result x p >>= k = k x <|> (p >>= k)
  Final answers >>= k = final (go answers)
    where
      go [] = []
      go ((x, s) : rest) = runP (k x) s ++ go rest

instance MonadFail P where
  fail _ = Fail

-- | Both at once.
instance Alternative P where
  empty = Fail
  Get f <|> Get g = Get (\c -> f c <|> g c)
  Result x p <|> q = Result x (p <|> q)
  p <|> Result x q = Result x (p <|> q)
  Fail <|> p = p
  p <|> Fail = p
  Final xs <|> Final ys = Final (xs ++ ys)
  Final xs <|> Look f = Look (\s -> Final (xs ++ runP (f s) s))
  Final xs <|> p = Look (\s -> Final (xs ++ runP p s))
  Look f <|> Final ys = Look (\s -> Final (runP (f s) s ++ ys))
  p <|> Final ys = Look (\s -> Final (runP p s ++ ys))
  Look f <|> Look g = Look (\s -> f s <|> g s)
  Look f <|> p = Look (\s -> f s <|> p)
  p <|> Look f = Look (\s -> p <|> f s)

instance MonadPlus P

-- Parsers -------------------------------------------------------------------------------------------------------------

-- | A process, given what comes after it.
newtype ReadP a = R (forall b. (a -> P b) -> P b)

instance Functor ReadP where
  fmap f (R m) = R (\k -> m (\x -> k (f x)))

instance Applicative ReadP where
  pure x = R (\k -> k x)
  (<*>) = ap

instance Monad ReadP where
  R m >>= f = R (\k -> m (\x -> case f x of R n -> n k))

instance MonadFail ReadP where
  fail _ = pfail

instance Alternative ReadP where
  empty = pfail
  (<|>) = (+++)

instance MonadPlus ReadP

process :: ReadP a -> P a
process (R f) = f pure

-- | The next character.
get :: ReadP Char
get = R Get

-- | The text ahead, without reading it.
look :: ReadP String
look = R Look

pfail :: ReadP a
pfail = R (\_ -> Fail)

-- | Either, both if both fit.
(+++) :: ReadP a -> ReadP a -> ReadP a
R f +++ R g = R (\k -> f k <|> g k)

-- | The second only where the first has no answer at all.
(<++) :: ReadP a -> ReadP a -> ReadP a
first <++ R second = look >>= \s -> probe (process first) s 0
  where
    -- runs the first ahead on the text it would read; the characters it took are skipped when it has answered
    probe (Get f) (c : cs) n = probe (f c) cs (n + 1)
    probe (Look f) cs n = probe (f cs) cs n
    probe p@(Result _ _) _ n = skip n >>= \_ -> R (p >>=)
    probe (Final answers) _ _ = R (Final answers >>=)
    probe _ _ _ = R second

skip :: Int -> ReadP ()
skip n = if n == 0 then pure () else get >>= \_ -> skip (n - 1)

-- | The text that was read as well.
gather :: ReadP a -> ReadP (String, a)
gather (R m) = R (\k -> record id (m (\x -> pure (\text -> k (text, x)))))

-- | Runs a process, gathering what it reads for its answer. (The function puts text before more text.)
record :: (String -> String) -> P (String -> P b) -> P b
record before p = case p of
  Get f -> Get (\c -> record (\s -> before (c : s)) (f c))
  Look f -> Look (\s -> record before (f s))
  Fail -> Fail
  Result k rest -> k (before []) <|> record before rest
  Final _ -> errorWithoutStackTrace "do not use readS_to_P in gather!"

-- Derived parsers -----------------------------------------------------------------------------------------------------

satisfy :: (Char -> Bool) -> ReadP Char
satisfy p = get >>= \c -> if p c then pure c else pfail

char :: Char -> ReadP Char
char c = satisfy (c ==)

-- | Only at the end of the text.
eof :: ReadP ()
eof = look >>= \s -> case s of
  [] -> pure ()
  _ -> pfail

string :: String -> ReadP String
string text = look >>= \s -> scan text s
  where
    scan [] _ = pure text
    scan (x : xs) (y : ys) | x == y = get >>= \_ -> scan xs ys
    scan _ _ = pfail

-- | All the characters that fit; any number, at least one.
munch, munch1 :: (Char -> Bool) -> ReadP String
munch p = look >>= scan
  where
    scan (c : cs) | p c = get >>= \_ -> scan cs >>= \s -> pure (c : s)
    scan _ = pure []
munch1 p = get >>= \c -> if p c then munch p >>= \s -> pure (c : s) else pfail

choice :: [ReadP a] -> ReadP a
choice [] = pfail
choice [p] = p
choice (p : ps) = p +++ choice ps

skipSpaces :: ReadP ()
skipSpaces = look >>= scan
  where
    scan (c : s) | isSpace c = get >>= \_ -> scan s
    scan _ = pure ()

count :: Int -> ReadP a -> ReadP [a]
count n p = sequence (replicate n p)

-- | Opening, closing, what is between them.
between :: ReadP open -> ReadP close -> ReadP a -> ReadP a
between open close p = open >>= \_ -> p >>= \x -> close >>= \_ -> pure x

option :: a -> ReadP a -> ReadP a
option x p = p +++ pure x

optional :: ReadP a -> ReadP ()
optional p = (p >>= \_ -> pure ()) +++ pure ()

many, many1 :: ReadP a -> ReadP [a]
many p = pure [] +++ many1 p
many1 p = liftM2 (:) p (many p)

skipMany, skipMany1 :: ReadP a -> ReadP ()
skipMany p = many p >>= \_ -> pure ()
skipMany1 p = p >>= \_ -> skipMany p

sepBy, sepBy1, endBy, endBy1 :: ReadP a -> ReadP sep -> ReadP [a]
sepBy p sep = sepBy1 p sep +++ pure []
sepBy1 p sep = liftM2 (:) p (many (sep >>= \_ -> p))
endBy p sep = many (p >>= \x -> sep >>= \_ -> pure x)
endBy1 p sep = many1 (p >>= \x -> sep >>= \_ -> pure x)

-- | Operands between operators that group to the right, to the left.
chainr, chainl :: ReadP a -> ReadP (a -> a -> a) -> a -> ReadP a
chainr p op x = chainr1 p op +++ pure x
chainl p op x = chainl1 p op +++ pure x

chainr1, chainl1 :: ReadP a -> ReadP (a -> a -> a) -> ReadP a
chainr1 p op = scan
  where
    scan = p >>= more
    more x = (op >>= \f -> scan >>= \y -> pure (f x y)) +++ pure x
chainl1 p op = p >>= more
  where
    more x = (op >>= \f -> p >>= \y -> more (f x y)) +++ pure x

manyTill :: ReadP a -> ReadP end -> ReadP [a]
manyTill p end = scan
  where
    scan = (end >>= \_ -> pure []) <++ liftM2 (:) p scan

readP_to_S :: ReadP a -> ReadS a
readP_to_S p = runP (process p)

readS_to_P :: ReadS a -> ReadP a
readS_to_P r = R (\k -> Look (\s -> final (go k (r s))))
  where
    go k answers = case answers of
      [] -> []
      (x, rest) : others -> runP (k x) rest ++ go k others
