{-# LANGUAGE FlexibleContexts, FlexibleInstances, MultiParamTypeClasses #-}
-- Streams of own tokens, of texts and of bytes.
import qualified Data.ByteString.Char8 as B
import qualified Data.ByteString.Lazy.Char8 as BL
import qualified Data.Text as T
import qualified Data.Text.IO as T
import qualified Data.Text.Lazy as TL
import Text.Parsec
import Text.Parsec.Pos (newPos)
import qualified Text.Parsec.ByteString as PB
import qualified Text.Parsec.ByteString.Lazy as PBL
import qualified Text.Parsec.Text as PT
import qualified Text.Parsec.Text.Lazy as PTL

data Tok = Num Int | Op Char deriving (Eq, Show)

lexer :: Parsec String () [(SourcePos, Tok)]
lexer = spaces *> many (((,) <$> getPosition <*> (Num . read <$> many1 digit <|> Op <$> oneOf "+*()")) <* spaces) <* eof

type P = Parsec [(SourcePos, Tok)] ()

tok :: (Tok -> Maybe a) -> P a
tok f = token (show . snd) fst (f . snd)

op :: Char -> P ()
op c = tok (\t -> if t == Op c then Just () else Nothing) <?> show c

total, factor :: P Int
total = sum <$> sepBy1 (product <$> sepBy1 factor (op '*')) (op '+')
factor = tok (\t -> case t of Num n -> Just n; _ -> Nothing) <|> between (op '(') (op ')') total

-- | Numbers that go down, as a stream of its own kind.
newtype Down = Down Int deriving Show

instance Monad m => Stream Down m Int where
  uncons (Down 0) = return Nothing
  uncons (Down n) = return (Just (n, Down (n - 1)))

even' :: Parsec Down Int Int
even' = tokenPrimEx show (\p n _ -> incSourceColumn p n) (Just (\_ n _ u -> u + n)) (\n -> if even n then Just n else Nothing)

csv :: Stream s m Char => ParsecT s u m [[String]]
csv = sepEndBy1 (sepBy1 (many1 (noneOf ",\n") <?> "cell") (char ',')) endOfLine <* eof

main :: IO ()
main = do
  mapM_ (\s -> print (parse lexer "l" s >>= parse (total <* eof) "t")) ["1 + 2 * (3 +\n4)", "1 + * 2", "(1\n +2", "", "1 2", "1 $"]
  print (parse (tokens show (\p ts -> incSourceColumn p (length ts)) [1, 2, 3 :: Int] *> many anyToken) "" [1, 2, 3, 4, 5])
  print (parse (tokens show (\p _ -> p) [1, 2, 3 :: Int]) "" [1, 2, 4])
  print (runParser ((,) <$> even' <*> ((,) <$> getPosition <*> getState)) 0 "" (Down 4))
  print (runParser (even' *> even') 0 "" (Down 4))
  print (runParser (even' <* eof) 0 "" (Down 0))
  print (parse (csv :: PT.Parser [[String]]) "text" (T.pack "a,b\nc,ü\n"))
  print (parse (csv :: PTL.Parser [[String]]) "lazy text" (TL.pack "a,b\r\nc,,\n"))
  print (parse (csv :: PB.Parser [[String]]) "bytes" (B.pack "a,b\nc,\252\n"))
  print (parse (csv :: PBL.Parser [[String]]) "lazy bytes" (BL.pack "\n"))
  print (runParser (T.pack <$> (string "ab" *> many1 letter) <* modifyState not :: PT.GenParser Bool T.Text) True "" (T.pack "abcd"))
  T.putStrLn (either (T.pack . show) T.pack (parse (many1 (char 'ü')) "" (T.pack "üüa")))
  print (parse (setPosition (newPos "n" 5 6) *> getInput) "" (T.pack "rest"))
