-- Token parsers of several languages: numbers, literals, names, comments.
import Data.Functor.Identity (Identity)
import Text.Parsec
import Text.Parsec.Language
import qualified Text.Parsec.Token as T

try' :: Show a => String -> Parsec String () a -> [String] -> IO ()
try' name p = mapM_ (\s -> putStrLn (name ++ " " ++ show s ++ ": " ++ either show show (parse ((,) <$> p <*> getInput) "" s)))

style :: T.GenLanguageDef String () Identity
style = emptyDef
  { T.commentStart = "(*", T.commentEnd = "*)", T.commentLine = "#", T.nestedComments = False
  , T.caseSensitive = False, T.reservedNames = ["Begin", "END"], T.reservedOpNames = [":="] }

main :: IO ()
main = do
  let h = haskell
      m = mondrian
      s = T.makeTokenParser style
      j = T.makeTokenParser javaStyle
  try' "identifier" (many (T.identifier h)) ["foo bar' x# case", "_x", "letter let"]
  try' "identifier" (many (T.identifier s)) ["x BEGIN", "_y beginning (* c (* *) z"]
  try' "identifier" (many (T.identifier m)) ["x Case case"]
  try' "reserved" (T.reserved h "let") ["let x", "lets", "le"]
  try' "reserved" (T.reserved s "begin") ["BeGiN x", "begins", "beg"]
  try' "operator" (T.operator h) ["+-+ 1", "= 1", "-> x", "a"]
  try' "reservedOp" (T.reservedOp h "->") ["-> 1", "->> 1", "-", "x"]
  try' "natural" (T.natural h) ["12 x", "0x1F", "0o17", "0", "007", "0x", "x", "0b1"]
  try' "integer" (T.integer h) ["-12", "+ 3", "- 0x10", "x"]
  try' "float" (T.float h) ["1.5", "1e3 ", "2.5E-3", "1.", "1", "1e", "0.1", "1e400"]
  try' "naturalOrFloat" (T.naturalOrFloat h) ["1", "0", "0.5", "0x1F", "1.5e3", "0e1", "00.5", "1.x", "x"]
  try' "bare numbers" ((,,) <$> T.decimal h <*> T.hexadecimal h <*> T.octal h) ["12xFFo17 "]
  try' "charLiteral" (T.charLiteral h) ["'a' ", "'\\n'", "'\\x41'", "'\\SOH'", "'\\SO'", "'\\^A'", "'\\1114112'", "'\\q'", "''", "'ab'", "'a"]
  try' "stringLiteral" (T.stringLiteral h) ["\"ab\" c", "\"a\\tb\\\\\\\"\"", "\"a\\   \\b\\&c\"", "\"\\SO\\&H\\DEL\\65\\o101\\x42\"", "\"a", "\"\\z\"", "\"a\\ x\"", "\"a\nb\""]
  try' "whiteSpace" (T.whiteSpace h) [" -- c\n x", "{- a {- b -} c -} x", "{- a {- b -} x", "{-", "--"]
  try' "whiteSpace" (T.whiteSpace s) [" # c\n x", "(* a (* b *) c *) x", "(*"]
  try' "whiteSpace" (T.whiteSpace j) ["/* /* */ */ // x\n\ty"]
  try' "lists" (T.braces h (T.semiSep h (T.parens h (T.commaSep1 h (T.natural h))))) ["{ (1, 2) ; (3) } x", "{ }", "{ () }", "{ (1 ; }"]
  try' "lists" (T.angles h (T.squares h (T.brackets h (T.commaSep h (T.semiSep1 h (T.identifier h)))))) ["< [ [ a ; b , c ] ] > ", "<[[a ;]]>"]
  try' "symbols" (mapM (T.lexeme h) [T.colon h, T.dot h, T.comma h, T.semi h, T.symbol h "=>"]) [": . , ; => x", ": ,"]
  mapM_ (\d -> print (T.commentStart d, T.commentEnd d, T.commentLine d, T.nestedComments d, T.caseSensitive d, T.reservedNames d, T.reservedOpNames d))
    [emptyDef, haskellStyle, javaStyle, haskellDef, mondrianDef :: LanguageDef ()]
