-- State of the user's, and parsers over other monads.
import Control.Monad.Except
import Control.Monad.Reader
import Control.Monad.State (StateT, evalStateT, get, modify, put, runState, runStateT)
import qualified Control.Monad.State as State
import Control.Monad.Cont (callCC, runCont)
import Control.Monad.Writer (runWriter, tell)
import Text.Parsec

counted :: Parsec String Int (String, Int)
counted = (,) <$> many (letter <* modifyState (+ 1)) <*> getState

-- what the user's state was is back where a parser has failed
backtracked :: Parsec String Int (String, Int)
backtracked = (,) <$> (try (putState 100 *> string "ab" <* digit) <|> string "abc") <*> getState

words' :: ParsecT String () (StateT [String] IO) Int
words' = length <$> many1 (word <* spaces)
  where
    word = do
      w <- many1 letter
      lift (modify (w :))
      seen <- get
      liftIO (putStrLn (w ++ " " ++ show (length seen)))
      return w

layout :: ParsecT String () (Reader Int) [String]
layout = many (item <* optional newline)
  where
    item = do
      depth <- ask
      c <- lookAhead anyChar
      if c == '(' then concat <$> between (char '(') (char ')') (local (+ 1) layout) else (\w -> show depth ++ w) <$> many1 letter

main :: IO ()
main = do
  print (runParser counted 0 "" "abc1")
  print (runParser backtracked 0 "" "abc")
  print (runParser (setState 'x' *> updateState succ *> ((,) <$> getState <*> getPosition)) 'a' "file" "")
  runStateT (runParserT words' () "" "one two three") [] >>= print
  evalStateT (runParserT words' () "" "one 2") [] >>= print
  print (runReader (runParserT layout () "" "ab(cd(ef)gh)ij") 0)
  print (runExcept (runParserT (char 'a' *> (throwError "thrown" `catchError` \e -> return (e ++ "!")) <* char 'b') () "" "ab"))
  print (runExcept (runParserT (char 'a' *> throwError "thrown" <* char 'b') () "" "ab") :: Either String (Either ParseError Char))
  print (runCont (runPT (char 'a' *> callCC (\k -> char 'b' *> k 'z' *> char 'c')) () "" "abd") show)
  print (runWriter (runParserT (many (digit >>= \d -> lift (tell [d]) *> return d)) () "" "123x"))
  print (runState (runParserT (many (try (anyChar >>= \c -> lift (State.modify (c :)) *> digit))) () "" "a1b2cc") "")
  -- the parser's state as a whole
  print (parse (do { s <- getParserState; _ <- anyChar; _ <- setParserState s; anyChar }) "" "ab")
  print (parse (updateParserState (\s -> s {stateInput = "zz"}) *> ((,) <$> anyChar <*> getInput)) "" "ab")
  print (parse (setInput "new" *> many letter) "" "old")
  print (runParser (mkPT (\s -> return (Consumed (return (Ok (stateUser s) s (unknownError s))))) <|> return 0) 7 "" "")
  print (parse (mkPT (\s -> return (Empty (return (sysUnExpectError "that" (statePos s))))) <|> digit) "" "x")
