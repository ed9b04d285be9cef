import Control.Applicative

main :: IO ()
main = do
  print (liftA2 (+) (Just 3) (Just 4), (,) <$> [1, 2] <*> "ab", Just 1 <* Just 'x', Just 1 *> Just 'x', pure 5 :: [Int])
  print (Nothing <|> Just 1 <|> Just 2, empty :: Maybe Int, [1] <|> [2], optional Nothing :: Maybe (Maybe Int), optional (Just 'x'))
  print (getZipList (ZipList [(+ 1), (* 2)] <*> ZipList [10, 20, 30]), ZipList "ab" <|> ZipList "wxyz", (,) <$> ZipList [1, 2, 3] <*> pure 'k')
  print (liftA (* 2) (Right 4 :: Either () Int), liftA3 (,,) (Just 1) (Just 2) (Just 3), (<**>) (Just 3) (Just (+ 1)))
  print (((+) <$> (* 2) <*> (+ 10)) 3, ("log1 ", (+ 1)) <*> ("log2", 5), (Left "e" :: Either String (Int -> Int)) <*> Left "f")
  print (Const "a" <*> Const "b" :: Const String Int, getConst (traverse (Const . show) [1, 2, 3]))
  print (unwrapMonad (WrapMonad [1, 2] <|> WrapMonad [3]), fmap negate (ZipList [1, 2]), sum (ZipList [1, 2, 3]))
  print (parse number "123abc", parse (many (char 'x')) "xxy", parse (some (char 'x')) "y", parse (sepBy number (char ',')) "1,22,3")

newtype Parser a = Parser {parse :: String -> Maybe (a, String)}

instance Functor Parser where
  fmap f (Parser p) = Parser (\s -> fmap (\(a, r) -> (f a, r)) (p s))

instance Applicative Parser where
  pure a = Parser (\s -> Just (a, s))
  Parser f <*> Parser p = Parser (\s -> case f s of
    Nothing -> Nothing
    Just (g, r) -> fmap (\(a, r') -> (g a, r')) (p r))

instance Alternative Parser where
  empty = Parser (const Nothing)
  Parser p <|> Parser q = Parser (\s -> p s <|> q s)

satisfy :: (Char -> Bool) -> Parser Char
satisfy ok = Parser (\s -> case s of
  c : r | ok c -> Just (c, r)
  _ -> Nothing)

char :: Char -> Parser Char
char = satisfy . (==)

number :: Parser Int
number = read <$> some (satisfy (`elem` "0123456789"))

sepBy :: Parser a -> Parser b -> Parser [a]
sepBy p sep = ((:) <$> p <*> many (sep *> p)) <|> pure []
