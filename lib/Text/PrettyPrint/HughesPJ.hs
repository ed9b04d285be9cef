-- | The documents of Text.PrettyPrint.Annotated.HughesPJ, without annotations.
module Text.PrettyPrint.HughesPJ
  ( Doc, TextDetails(..)
    -- * Pieces
  , char, text, ptext, sizedText, zeroWidthText, int, integer, float, double, rational
  , semi, comma, colon, space, equals, lparen, rparen, lbrack, rbrack, lbrace, rbrace
  , parens, brackets, braces, quotes, doubleQuotes
  , maybeParens, maybeBrackets, maybeBraces, maybeQuotes, maybeDoubleQuotes
    -- * Put together
  , empty, (<>), (<+>), hcat, hsep, ($$), ($+$), vcat, sep, cat, fsep, fcat, nest, hang, punctuate
  , isEmpty, first, reduceDoc
    -- * As text
  , render, Style(..), style, renderStyle, Mode(..), fullRender, txtPrinter
  ) where

import Control.DeepSeq (NFData(..))
import Data.Coerce (coerce)
import Data.String (IsString(..))
import Prelude hiding ((<>))
import qualified Prelude (Semigroup(..))
import Text.PrettyPrint.Annotated.HughesPJ (Mode(..), Style(..), TextDetails(..), style, txtPrinter)
import qualified Text.PrettyPrint.Annotated.HughesPJ as Annotated

infixl 6 <>
infixl 6 <+>
infixl 5 $$, $+$

newtype Doc = Doc (Annotated.Doc ())

type RDoc = Doc

instance Semigroup Doc where
  (<>) = (Text.PrettyPrint.HughesPJ.<>)

instance Monoid Doc where
  mempty = empty

instance Show Doc where
  showsPrec p (Doc d) = showsPrec p d

instance Eq Doc where
  Doc d == Doc e = d == e

instance IsString Doc where
  fromString = text

instance NFData Doc where
  rnf (Doc d) = rnf d

-- Pieces --------------------------------------------------------------------------------------------------------------

char :: Char -> Doc
char c = Doc (Annotated.char c)

text, ptext, zeroWidthText :: String -> Doc
text s = Doc (Annotated.text s)
ptext s = Doc (Annotated.ptext s)
zeroWidthText s = Doc (Annotated.zeroWidthText s)

-- | A text that counts for so many columns.
sizedText :: Int -> String -> Doc
sizedText width s = Doc (Annotated.sizedText width s)

int :: Int -> Doc
int n = Doc (Annotated.int n)

integer :: Integer -> Doc
integer n = Doc (Annotated.integer n)

float :: Float -> Doc
float n = Doc (Annotated.float n)

double :: Double -> Doc
double n = Doc (Annotated.double n)

rational :: Rational -> Doc
rational n = Doc (Annotated.rational n)

semi, comma, colon, space, equals, lparen, rparen, lbrack, rbrack, lbrace, rbrace :: Doc
semi = Doc Annotated.semi
comma = Doc Annotated.comma
colon = Doc Annotated.colon
space = Doc Annotated.space
equals = Doc Annotated.equals
lparen = Doc Annotated.lparen
rparen = Doc Annotated.rparen
lbrack = Doc Annotated.lbrack
rbrack = Doc Annotated.rbrack
lbrace = Doc Annotated.lbrace
rbrace = Doc Annotated.rbrace

parens, brackets, braces, quotes, doubleQuotes :: Doc -> Doc
parens (Doc d) = Doc (Annotated.parens d)
brackets (Doc d) = Doc (Annotated.brackets d)
braces (Doc d) = Doc (Annotated.braces d)
quotes (Doc d) = Doc (Annotated.quotes d)
doubleQuotes (Doc d) = Doc (Annotated.doubleQuotes d)

maybeParens, maybeBrackets, maybeBraces, maybeQuotes, maybeDoubleQuotes :: Bool -> Doc -> Doc
maybeParens b (Doc d) = Doc (Annotated.maybeParens b d)
maybeBrackets b (Doc d) = Doc (Annotated.maybeBrackets b d)
maybeBraces b (Doc d) = Doc (Annotated.maybeBraces b d)
maybeQuotes b (Doc d) = Doc (Annotated.maybeQuotes b d)
maybeDoubleQuotes b (Doc d) = Doc (Annotated.maybeDoubleQuotes b d)

-- Put together --------------------------------------------------------------------------------------------------------

empty :: Doc
empty = Doc Annotated.empty

isEmpty :: Doc -> Bool
isEmpty (Doc d) = Annotated.isEmpty d

(<>), (<+>), ($$), ($+$) :: Doc -> Doc -> Doc
Doc d <> Doc e = Doc (d Annotated.<> e)
Doc d <+> Doc e = Doc (d Annotated.<+> e)
Doc d $$ Doc e = Doc (d Annotated.$$ e)
Doc d $+$ Doc e = Doc (d Annotated.$+$ e)

hcat, hsep, vcat, sep, cat, fsep, fcat :: [Doc] -> Doc
hcat ds = Doc (Annotated.hcat (coerce ds))
hsep ds = Doc (Annotated.hsep (coerce ds))
vcat ds = Doc (Annotated.vcat (coerce ds))
sep ds = Doc (Annotated.sep (coerce ds))
cat ds = Doc (Annotated.cat (coerce ds))
fsep ds = Doc (Annotated.fsep (coerce ds))
fcat ds = Doc (Annotated.fcat (coerce ds))

nest :: Int -> Doc -> Doc
nest k (Doc d) = Doc (Annotated.nest k d)

hang :: Doc -> Int -> Doc -> Doc
hang (Doc d) k (Doc e) = Doc (Annotated.hang d k e)

-- | The first behind all but the last.
punctuate :: Doc -> [Doc] -> [Doc]
punctuate (Doc p) ds = coerce (Annotated.punctuate p (coerce ds))

-- | Chooses what there is a layout of.
first :: Doc -> Doc -> Doc
first (Doc d) (Doc e) = Doc (Annotated.first d e)

reduceDoc :: Doc -> RDoc
reduceDoc (Doc d) = Doc (Annotated.reduceDoc d)

-- As text -------------------------------------------------------------------------------------------------------------

render :: Doc -> String
render (Doc d) = Annotated.render d

renderStyle :: Style -> Doc -> String
renderStyle s (Doc d) = Annotated.renderStyle s d

fullRender :: Mode -> Int -> Float -> (TextDetails -> a -> a) -> a -> Doc -> a
fullRender m width ribbons put end (Doc d) = Annotated.fullRender m width ribbons put end d
