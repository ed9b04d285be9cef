-- Errors: how they are merged, ordered and shown, and where they are.
import Text.Parsec
import Text.Parsec.Error
import Text.Parsec.Pos
import Text.Parsec.String (Parser)

tell :: Show a => Parser a -> String -> IO ()
tell p input = either (\e -> print e >> print (map messageString (errorMessages e))) print (parse p "in" input)

main :: IO ()
main = do
  tell (string "for" <|> string "while" <|> (pure <$> digit) <?> "statement") "if"
  tell (many letter *> char ';') "ab1"
  tell (many letter *> (char ';' <|> char ',' <?> "separator")) "ab1"
  tell (try (string "ab" *> digit) <|> (string "abc" *> letter)) "abd"
  tell (try (char 'a' *> char 'b' *> char 'c') <|> try (char 'a' *> char 'x')) "abz"
  tell (letter *> fail "no good" :: Parser ()) "a"
  tell (fail "one" <|> fail "two" <|> fail "one" <|> unexpected "three" :: Parser ()) ""
  tell (unexpected "this" <|> unexpected "that" <|> digit *> pure () <?> "nothing of it") "x"
  tell (parserZero :: Parser ()) "x"
  tell (parserZero <?> "anything" :: Parser ()) "x"
  tell (labels digit ["a number", "a figure", "a count"]) "x"
  tell (labels digit []) "x"
  tell (digit <?> "") "x"
  tell (string "a\tb\n" *> string "x\ty" *> digit) "a\tb\nx\tyz"
  tell (lookAhead (try (letter *> digit)) <|> letter) "ab"
  tell ((optional (char '-') *> many (char '0') *> optional (char '.')) *> eof) "-00x"
  tell (setPosition (newPos "other" 7 3) *> digit) "x"
  let p = initialPos "f"
      say m = newErrorMessage m p
  print (map fromEnum [Message "", Expect "", UnExpect "", SysUnExpect ""], Expect "a" == Expect "b", compare (Expect "a") (Message ""))
  print [say (Expect "x") == say (Expect "y"), say (Expect "x") == say (Message "x"), say (Expect "x") == setErrorPos (incSourceLine p 1) (say (Expect "x"))]
  print [errorIsUnknown (newErrorUnknown p), errorIsUnknown (say (Message ""))]
  mapM_ print [say (SysUnExpect ""), say (UnExpect ""), say (Message ""), newErrorUnknown p]
  print (mergeError (say (Expect "y")) (say (Expect "x")))
  print (mergeError (say (Expect "y")) (setErrorPos (incSourceColumn p 3) (say (Expect "x"))))
  print (mergeError (newErrorUnknown (setSourceLine p 9)) (say (Expect "x")))
  print (errorPos (mergeError (newErrorUnknown (setSourceName p "g")) (newErrorUnknown (setSourceColumn p 5))))
  print (setErrorMessage (Expect "new") (addErrorMessage (Expect "old") (addErrorMessage (UnExpect "it") (say (Expect "older")))))
  putStrLn (showErrorMessages "oder" "unbekannt" "erwartet" "unerwartet" "Ende"
    [SysUnExpect "", Expect "a", Expect "b", Expect "a", Expect "", Expect "c", Message "m", Message "n"])
  print (map (sourceColumn . flip updatePosChar '\t' . newPos "" 1) [1, 7, 8, 9, 17], updatePosString p "ab\r\ncd\t")
