-- | Definitions of languages to begin with.
module Text.Parsec.Language
  ( haskellDef, haskell
  , mondrianDef, mondrian
  , emptyDef, haskellStyle, javaStyle
  , LanguageDef, GenLanguageDef
  ) where

import Text.Parsec.Char
import Text.Parsec.Prim
import Text.Parsec.Token

-- | No comments, no reserved words.
emptyDef :: LanguageDef st
emptyDef = LanguageDef
  { commentStart = ""
  , commentEnd = ""
  , commentLine = ""
  , nestedComments = True
  , identStart = letter <|> char '_'
  , identLetter = alphaNum <|> oneOf "_'"
  , opStart = opLetter emptyDef
  , opLetter = oneOf ":!#$%&*+./<=>?@\\^|-~"
  , reservedNames = []
  , reservedOpNames = []
  , caseSensitive = True
  }

haskellStyle :: LanguageDef st
haskellStyle = emptyDef
  { commentStart = "{-"
  , commentEnd = "-}"
  , commentLine = "--"
  , identStart = letter
  }

javaStyle :: LanguageDef st
javaStyle = emptyDef
  { commentStart = "/*"
  , commentEnd = "*/"
  , commentLine = "//"
  , identStart = letter
  , caseSensitive = False
  }

haskell :: TokenParser st
haskell = makeTokenParser haskellDef

-- | Haskell 98 with names that end in #.
haskellDef :: LanguageDef st
haskellDef = haskellStyle
  { identLetter = identLetter haskellStyle <|> char '#'
  , reservedOpNames = words ":: .. = \\ | <- -> @ ~ =>"
  , reservedNames = words "let in case of if then else data type class default deriving do import infix infixl infixr\
      \ instance module newtype where primitive foreign import export primitive _ccall_ _casm_ forall"
  }

mondrian :: TokenParser st
mondrian = makeTokenParser mondrianDef

mondrianDef :: LanguageDef st
mondrianDef = javaStyle
  { reservedNames = words "case class default extends import in let new of package"
  , caseSensitive = True
  }
