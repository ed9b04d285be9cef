{-# LANGUAGE FunctionalDependencies #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE UndecidableInstances #-}
-- | Parsers that go back in the input only where `try` allows it: once one has taken something of the input no other
-- alternative is asked. So input is let go of as it is read, and errors are told where they are.
module Text.Parsec.Prim
  ( unknownError, sysUnExpectError, unexpected
  , ParsecT, runParsecT, mkPT, Parsec
  , Consumed(..), Reply(..), State(..)
  , parsecMap, parserReturn, parserBind, mergeErrorReply, parserFail, parserZero, parserPlus
  , (<?>), (<|>), label, labels, lookAhead
  , Stream(..)
  , tokens, try, token, tokenPrim, tokenPrimEx
  , many, skipMany, manyAccum
  , runPT, runP, runParserT, runParser, parse, parseTest
  , getPosition, getInput, setPosition, setInput
  , getParserState, setParserState, updateParserState
  , getState, putState, modifyState, setState, updateState
  ) where

import qualified Control.Applicative as Applicative (Alternative(..))
import Control.Monad (MonadPlus(..), ap)
import Control.Monad.Cont.Class (MonadCont(..))
import Control.Monad.Error.Class (MonadError(..))
import Control.Monad.IO.Class (MonadIO(..))
import Control.Monad.Reader.Class (MonadReader(..))
import qualified Control.Monad.State.Class as State (MonadState(..))
import Control.Monad.Trans.Class (MonadTrans(..))
import qualified Data.ByteString.Char8 as ByteString
import qualified Data.ByteString.Lazy.Char8 as LazyByteString
import Data.Functor.Identity (Identity(..))
import qualified Data.Text as Text
import qualified Data.Text.Lazy as LazyText
import Text.Parsec.Error
import Text.Parsec.Pos

infix 0 <?>
infixr 1 <|>

-- Parsers -------------------------------------------------------------------------------------------------------------

-- | A parser of a stream `s` with a state `u` of the user's in the monad `m`. It goes on in one of four ways: after it
-- took something of the input, with a result or with an error, or the same without having taken anything. The error
-- that comes with a result is what could have been there in addition.
newtype ParsecT s u m a = ParsecT
  { unParser
      :: forall b. State s u
      -> (a -> State s u -> ParseError -> m b)
      -> (ParseError -> m b)
      -> (a -> State s u -> ParseError -> m b)
      -> (ParseError -> m b)
      -> m b
  }

type Parsec s u = ParsecT s u Identity

data State s u = State
  { stateInput :: s
  , statePos :: !SourcePos
  , stateUser :: !u
  }

data Consumed a = Consumed a | Empty !a

data Reply s u a = Ok a !(State s u) ParseError | Error ParseError

instance Functor Consumed where
  fmap f (Consumed x) = Consumed (f x)
  fmap f (Empty x) = Empty (f x)

instance Functor (Reply s u) where
  fmap f (Ok x s e) = Ok (f x) s e
  fmap _ (Error e) = Error e

-- | Streams of tokens.
class Monad m => Stream s m t | s -> t where
  uncons :: s -> m (Maybe (t, s))

instance Monad m => Stream [tok] m tok where
  uncons [] = return Nothing
  uncons (t : ts) = return (Just (t, ts))
  {-# INLINE uncons #-}

instance Monad m => Stream ByteString.ByteString m Char where
  uncons s = return (ByteString.uncons s)
  {-# INLINE uncons #-}

instance Monad m => Stream LazyByteString.ByteString m Char where
  uncons s = return (LazyByteString.uncons s)
  {-# INLINE uncons #-}

instance Monad m => Stream Text.Text m Char where
  uncons s = return (Text.uncons s)
  {-# INLINE uncons #-}

instance Monad m => Stream LazyText.Text m Char where
  uncons s = return (LazyText.uncons s)
  {-# INLINE uncons #-}

-- | A parser as a function of its state, in two steps: whether it takes something, and what becomes of it.
runParsecT :: Monad m => ParsecT s u m a -> State s u -> m (Consumed (m (Reply s u a)))
runParsecT p s = unParser p s
  (\x s' e -> return (Consumed (return (Ok x s' e))))
  (\e -> return (Consumed (return (Error e))))
  (\x s' e -> return (Empty (return (Ok x s' e))))
  (\e -> return (Empty (return (Error e))))

mkPT :: Monad m => (State s u -> m (Consumed (m (Reply s u a)))) -> ParsecT s u m a
mkPT k = ParsecT (\s cok cerr eok eerr ->
  let answer ok err reply = reply >>= \r -> case r of
        Ok x s' e -> ok x s' e
        Error e -> err e
  in k s >>= \r -> case r of
       Consumed reply -> answer cok cerr reply
       Empty reply -> answer eok eerr reply)

parsecMap :: (a -> b) -> ParsecT s u m a -> ParsecT s u m b
parsecMap f p = ParsecT (\s cok cerr eok eerr -> unParser p s (\x -> cok (f x)) cerr (\x -> eok (f x)) eerr)
{-# INLINE parsecMap #-}

parserReturn :: a -> ParsecT s u m a
parserReturn x = ParsecT (\s _ _ eok _ -> eok x s (unknownError s))
{-# INLINE parserReturn #-}

-- | What the second parser reports without having taken anything is of the place where the first one ended.
parserBind :: ParsecT s u m a -> (a -> ParsecT s u m b) -> ParsecT s u m b
parserBind p k = ParsecT (\s cok cerr eok eerr ->
  let next ok err x s' e
        | errorIsUnknown e = unParser (k x) s' cok cerr ok err
        | otherwise = unParser (k x) s' cok cerr (\y t e' -> ok y t (mergeError e e')) (\e' -> err (mergeError e e'))
  in unParser p s (next cok cerr) cerr (next eok eerr) eerr)
{-# INLINE parserBind #-}

parserFail :: String -> ParsecT s u m a
parserFail message = ParsecT (\s _ _ _ eerr -> eerr (newErrorMessage (Message message) (statePos s)))

parserZero :: ParsecT s u m a
parserZero = ParsecT (\s _ _ _ eerr -> eerr (unknownError s))

-- | The second parser where the first one failed and took nothing.
parserPlus :: ParsecT s u m a -> ParsecT s u m a -> ParsecT s u m a
parserPlus p q = ParsecT (\s cok cerr eok eerr ->
  unParser p s cok cerr eok (\e ->
    unParser q s cok cerr (\x s' e' -> eok x s' (mergeError e e')) (\e' -> eerr (mergeError e e'))))
{-# INLINE parserPlus #-}

mergeErrorReply :: ParseError -> Reply s u a -> Reply s u a
mergeErrorReply e reply = case reply of
  Ok x s e' -> Ok x s (mergeError e e')
  Error e' -> Error (mergeError e e')

instance Functor (ParsecT s u m) where
  fmap = parsecMap
  {-# INLINE fmap #-}
  x <$ p = parsecMap (\_ -> x) p
  {-# INLINE (<$) #-}

instance Applicative (ParsecT s u m) where
  pure = parserReturn
  {-# INLINE pure #-}
  (<*>) = ap
  {-# INLINE (<*>) #-}
  p *> q = parserBind p (\_ -> q)
  {-# INLINE (*>) #-}
  p <* q = parserBind p (\x -> x <$ q)
  {-# INLINE (<*) #-}

instance Monad (ParsecT s u m) where
  (>>=) = parserBind
  {-# INLINE (>>=) #-}
  p >> q = parserBind p (\_ -> q)
  {-# INLINE (>>) #-}

instance MonadFail (ParsecT s u m) where
  fail = parserFail

instance Applicative.Alternative (ParsecT s u m) where
  empty = parserZero
  (<|>) = parserPlus
  {-# INLINE (<|>) #-}

instance MonadPlus (ParsecT s u m)

instance Semigroup a => Semigroup (ParsecT s u m a) where
  p <> q = (<>) <$> p <*> q

instance Monoid a => Monoid (ParsecT s u m a) where
  mempty = pure mempty

instance MonadTrans (ParsecT s u) where
  lift m = ParsecT (\s _ _ eok _ -> m >>= \x -> eok x s (unknownError s))

instance MonadIO m => MonadIO (ParsecT s u m) where
  liftIO m = lift (liftIO m)

instance MonadReader r m => MonadReader r (ParsecT s u m) where
  ask = lift ask
  local f p = mkPT (\s -> local f (runParsecT p s))

instance State.MonadState s m => State.MonadState s (ParsecT s' u m) where
  get = lift State.get
  put s = lift (State.put s)

instance MonadCont m => MonadCont (ParsecT s u m) where
  callCC f = mkPT (\s -> callCC (\k ->
    runParsecT (f (\x -> mkPT (\s' -> k (Empty (return (Ok x s' (unknownError s'))))))) s))

instance MonadError e m => MonadError e (ParsecT s u m) where
  throwError e = lift (throwError e)
  catchError p h = mkPT (\s -> runParsecT p s `catchError` \e -> runParsecT (h e) s)

-- Failures and alternatives -------------------------------------------------------------------------------------------

unknownError :: State s u -> ParseError
unknownError s = newErrorUnknown (statePos s)
{-# INLINE unknownError #-}

sysUnExpectError :: String -> SourcePos -> Reply s u a
sysUnExpectError message pos = Error (sysUnexpected message pos)

-- | Fails: this was not expected here.
unexpected :: Stream s m t => String -> ParsecT s u m a
unexpected message = ParsecT (\s _ _ _ eerr -> eerr (newErrorMessage (UnExpect message) (statePos s)))

-- | The first parser under a name, which is told to be expected where it fails and has taken nothing.
(<?>) :: ParsecT s u m a -> String -> ParsecT s u m a
p <?> name = label p name
{-# INLINE (<?>) #-}

(<|>) :: ParsecT s u m a -> ParsecT s u m a -> ParsecT s u m a
(<|>) = parserPlus
{-# INLINE (<|>) #-}

label :: ParsecT s u m a -> String -> ParsecT s u m a
label p name = ParsecT (\s cok cerr eok eerr ->
  unParser p s cok cerr
    (\x s' e -> eok x s' (if errorIsUnknown e then e else expecting name e))
    (\e -> eerr (expecting name e)))
{-# INLINE label #-}

expecting :: String -> ParseError -> ParseError
expecting name e = setErrorMessage (Expect name) e
{-# NOINLINE expecting #-}

-- | The parser under several names.
labels :: ParsecT s u m a -> [String] -> ParsecT s u m a
labels p names = ParsecT (\s cok cerr eok eerr ->
  unParser p s cok cerr
    (\x s' e -> eok x s' (if errorIsUnknown e then e else expect e))
    (\e -> eerr (expect e)))
  where
    expect e = case names of
      [] -> setErrorMessage (Expect "") e
      name : more -> foldr (addErrorMessage . Expect) (setErrorMessage (Expect name) e) more

-- | A parser that has taken nothing if it fails.
try :: ParsecT s u m a -> ParsecT s u m a
try p = ParsecT (\s cok _ eok eerr -> unParser p s cok eerr eok eerr)
{-# INLINE try #-}

-- | What a parser finds, and nothing is taken. If it fails having taken something, it has.
lookAhead :: Stream s m t => ParsecT s u m a -> ParsecT s u m a
lookAhead p = ParsecT (\s _ cerr eok eerr ->
  let found x _ _ = eok x s (unknownError s)
  in unParser p s found cerr found eerr)

-- Tokens --------------------------------------------------------------------------------------------------------------

-- | A token that has an answer, in a stream whose tokens know their places.
token
  :: Stream s Identity t
  => (t -> String) -- ^ shown in errors
  -> (t -> SourcePos)
  -> (t -> Maybe a)
  -> Parsec s u a
token showToken tokenPos = tokenPrim showToken next
  where
    next _ t rest = case runIdentity (uncons rest) of
      Nothing -> tokenPos t
      Just (t', _) -> tokenPos t'

-- | A token that has an answer; the function of a place tells the one after the token.
tokenPrim :: Stream s m t => (t -> String) -> (SourcePos -> t -> s -> SourcePos) -> (t -> Maybe a) -> ParsecT s u m a
tokenPrim showToken nextPos test = tokenWith showToken nextPos (\_ _ _ u -> u) test
{-# INLINE tokenPrim #-}

-- | `tokenPrim` that may change the user's state.
tokenPrimEx
  :: Stream s m t
  => (t -> String)
  -> (SourcePos -> t -> s -> SourcePos)
  -> Maybe (SourcePos -> t -> s -> u -> u)
  -> (t -> Maybe a)
  -> ParsecT s u m a
tokenPrimEx showToken nextPos change test = case change of
  Nothing -> tokenPrim showToken nextPos test
  Just nextUser -> tokenWith showToken nextPos nextUser test
{-# INLINE tokenPrimEx #-}

tokenWith
  :: Stream s m t
  => (t -> String)
  -> (SourcePos -> t -> s -> SourcePos)
  -> (SourcePos -> t -> s -> u -> u)
  -> (t -> Maybe a)
  -> ParsecT s u m a
tokenWith showToken nextPos nextUser test = ParsecT (\(State input pos user) cok _ _ eerr ->
  uncons input >>= \r -> case r of
    Nothing -> eerr (sysUnexpected "" pos)
    Just (t, rest) -> case test t of
      Nothing -> eerr (sysUnexpected (showToken t) pos)
      Just x ->
        let !pos' = nextPos pos t rest
            !s' = State rest pos' (nextUser pos t rest user)
        in cok x s' (newErrorUnknown pos'))
{-# INLINE tokenWith #-}

sysUnexpected :: String -> SourcePos -> ParseError
sysUnexpected message pos = newErrorMessage (SysUnExpect message) pos
{-# NOINLINE sysUnexpected #-}

-- | These tokens, one after the other. Something is taken as soon as the first one fits.
tokens :: (Stream s m t, Eq t) => ([t] -> String) -> (SourcePos -> [t] -> SourcePos) -> [t] -> ParsecT s u m [t]
tokens showTokens nextPos wanted = case wanted of
  [] -> ParsecT (\s _ _ eok _ -> eok [] s (unknownError s))
  first : more -> ParsecT (\(State input pos user) cok cerr _ eerr ->
    let expected found = setErrorMessage (Expect (showTokens wanted)) (sysUnexpected found pos)
        match t err ok rest = uncons rest >>= \r -> case r of
          Nothing -> err (expected "")
          Just (t', rest') | t == t' -> ok rest'
                           | otherwise -> err (expected (showTokens [t']))
        go [] rest =
          let !pos' = nextPos pos wanted
              !s' = State rest pos' user
          in cok wanted s' (newErrorUnknown pos')
        go (t : ts) rest = match t cerr (go ts) rest
    in match first eerr (go more) input)
{-# INLINABLE tokens #-}

-- Repetitions ---------------------------------------------------------------------------------------------------------

-- | As many times as the parser has a result, maybe none.
many :: ParsecT s u m a -> ParsecT s u m [a]
many p = parsecMap reverse (manyAccum (:) p)
{-# INLINE many #-}

skipMany :: ParsecT s u m a -> ParsecT s u m ()
skipMany p = () <$ manyAccum (\_ _ -> []) p
{-# INLINE skipMany #-}

-- | `many` that collects with a function, the last result outermost.
manyAccum :: (a -> [a] -> [a]) -> ParsecT s u m a -> ParsecT s u m [a]
manyAccum add p = ParsecT (\s cok cerr eok _ ->
  let again xs x s' _ = let !ys = add x xs in unParser p s' (again ys) cerr endless (\e -> cok ys s' e)
  in unParser p s (again []) cerr endless (\e -> eok [] s e))
{-# INLINE manyAccum #-}

endless :: a -> State s u -> ParseError -> m b
endless _ _ _ = errorWithoutStackTrace
  "Text.ParserCombinators.Parsec.Prim.many: combinator 'many' is applied to a parser that accepts an empty string."

-- Runs ----------------------------------------------------------------------------------------------------------------

runParserT, runPT :: Stream s m t => ParsecT s u m a -> u -> SourceName -> s -> m (Either ParseError a)
runParserT = runPT
runPT p u name input = unParser p (State input (initialPos name) u) ok err ok err
  where
    ok x s _ = s `seq` return (Right x)
    err e = return (Left e)

runParser, runP :: Stream s Identity t => Parsec s u a -> u -> SourceName -> s -> Either ParseError a
runParser = runP
runP p u name input = runIdentity (runPT p u name input)

parse :: Stream s Identity t => Parsec s () a -> SourceName -> s -> Either ParseError a
parse p = runP p ()

-- | Prints the result, or the error.
parseTest :: (Stream s Identity t, Show a) => Parsec s () a -> s -> IO ()
parseTest p input = case parse p "" input of
  Left e -> putStr "parse error at " >> print e
  Right x -> print x

-- The state -----------------------------------------------------------------------------------------------------------

getPosition :: Monad m => ParsecT s u m SourcePos
getPosition = parsecMap statePos getParserState

getInput :: Monad m => ParsecT s u m s
getInput = parsecMap stateInput getParserState

setPosition :: Monad m => SourcePos -> ParsecT s u m ()
setPosition pos = change (\s -> s {statePos = pos})

setInput :: Monad m => s -> ParsecT s u m ()
setInput input = change (\s -> s {stateInput = input})

getParserState :: Monad m => ParsecT s u m (State s u)
getParserState = updateParserState id

setParserState :: Monad m => State s u -> ParsecT s u m (State s u)
setParserState s = updateParserState (const s)

-- | Has the new state.
updateParserState :: (State s u -> State s u) -> ParsecT s u m (State s u)
updateParserState f = ParsecT (\s _ _ eok _ -> let s' = f s in eok s' s' (unknownError s'))

getState :: Monad m => ParsecT s u m u
getState = parsecMap stateUser getParserState

putState, setState :: Monad m => u -> ParsecT s u m ()
putState u = change (\s -> s {stateUser = u})
setState = putState

modifyState, updateState :: Monad m => (u -> u) -> ParsecT s u m ()
modifyState f = change (\s -> s {stateUser = f (stateUser s)})
updateState = modifyState

change :: (State s u -> State s u) -> ParsecT s u m ()
change f = () <$ updateParserState f
