{-# LANGUAGE BangPatterns, DeriveFunctor #-}
-- | John Hughes's pretty printer ("The Design of a Pretty-printing Library", 1995) with the changes of Simon Peyton Jones
-- that made nesting and fill what they are in the package pretty 1.1.3, and with annotations.
--
-- A document stands for a set of layouts. Documents are put together first (`Beside`, `Above`) and brought into the form
-- that chooses line by line when they are used: `reduceDoc`.
module Text.PrettyPrint.Annotated.HughesPJ
  ( Doc, TextDetails(..), AnnotDetails(..), RDoc
    -- * Pieces
  , char, text, ptext, sizedText, zeroWidthText, int, integer, float, double, rational
  , semi, comma, colon, space, equals, lparen, rparen, lbrack, rbrack, lbrace, rbrace
  , parens, brackets, braces, quotes, doubleQuotes
  , maybeParens, maybeBrackets, maybeBraces, maybeQuotes, maybeDoubleQuotes
    -- * Put together
  , empty, (<>), (<+>), hcat, hsep, ($$), ($+$), vcat, sep, cat, fsep, fcat, nest, hang, punctuate
  , annotate, isEmpty, first, reduceDoc
    -- * As text
  , render, renderSpans, Span(..), renderDecorated, renderDecoratedM
  , Style(..), style, renderStyle, Mode(..), fullRender, fullRenderAnn, txtPrinter
  ) where

import Control.DeepSeq (NFData(..))
import Data.Function (on)
import Data.String (IsString(..))
import Prelude hiding ((<>))
import qualified Prelude (Semigroup(..))

infixl 6 <>
infixl 6 <+>
infixl 5 $$, $+$

-- | A piece of text.
data TextDetails
  = Chr {-# UNPACK #-} !Char
  | Str String
  | PStr String
  deriving (Eq, Show)

instance NFData TextDetails where
  rnf (Chr c) = rnf c
  rnf (Str s) = rnf s
  rnf (PStr s) = rnf s

-- | A piece of text with its width in columns, or one end of what an annotation is about.
data AnnotDetails a
  = AnnotStart
  | NoAnnot !TextDetails {-# UNPACK #-} !Int
  | AnnotEnd a
  deriving (Eq, Functor, Show)

instance NFData a => NFData (AnnotDetails a) where
  rnf AnnotStart = ()
  rnf (NoAnnot piece width) = rnf piece `seq` rnf width
  rnf (AnnotEnd a) = rnf a

data Doc a
  = Empty
  | Newline (Doc a)
    -- ^ nothing on this line
  | Piece !(AnnotDetails a) (Doc a)
    -- ^ the first line begins with it
  | Shifted !Int (Doc a)
  | Choice (Doc a) (Doc a)
    -- ^ no first line of the left is shorter than one of the right
  | NoLayout
  | Beside (Doc a) Bool (Doc a)
    -- ^ with a space between?
  | Above (Doc a) Bool (Doc a)
    -- ^ never on one line?
  deriving (Functor)

-- | A document that is neither `Beside` nor `Above`.
type RDoc = Doc

instance Semigroup (Doc a) where
  (<>) = (Text.PrettyPrint.Annotated.HughesPJ.<>)

instance Monoid (Doc a) where
  mempty = empty

instance Show (Doc a) where
  showsPrec _ doc rest = fullRender (mode style) (lineLength style) (ribbonsPerLine style) txtPrinter rest doc

instance Eq (Doc a) where
  (==) = (==) `on` render

instance IsString (Doc a) where
  fromString = text

instance NFData a => NFData (Doc a) where
  rnf Empty = ()
  rnf (Newline d) = rnf d
  rnf (Piece piece d) = rnf piece `seq` rnf d
  rnf (Shifted _ d) = rnf d
  rnf (Choice d e) = rnf d `seq` rnf e
  rnf NoLayout = ()
  rnf (Beside d _ e) = rnf d `seq` rnf e
  rnf (Above d _ e) = rnf d `seq` rnf e

-- Pieces --------------------------------------------------------------------------------------------------------------

char :: Char -> Doc a
char c = Piece (NoAnnot (Chr c) 1) Empty

text, ptext, zeroWidthText :: String -> Doc a
text s = sizedText (length s) s
ptext s = case length s of !width -> Piece (NoAnnot (PStr s) width) Empty
zeroWidthText = sizedText 0

-- | A text that counts for so many columns.
sizedText :: Int -> String -> Doc a
sizedText !width s = Piece (NoAnnot (Str s) width) Empty

int :: Int -> Doc a
int n = text (show n)

integer :: Integer -> Doc a
integer n = text (show n)

float :: Float -> Doc a
float n = text (show n)

double :: Double -> Doc a
double n = text (show n)

rational :: Rational -> Doc a
rational n = text (show n)

semi, comma, colon, space, equals, lparen, rparen, lbrack, rbrack, lbrace, rbrace :: Doc a
semi = char ';'
comma = char ','
colon = char ':'
space = char ' '
equals = char '='
lparen = char '('
rparen = char ')'
lbrack = char '['
rbrack = char ']'
lbrace = char '{'
rbrace = char '}'

parens, brackets, braces, quotes, doubleQuotes :: Doc a -> Doc a
parens d = lparen <> d <> rparen
brackets d = lbrack <> d <> rbrack
braces d = lbrace <> d <> rbrace
quotes d = char '\'' <> d <> char '\''
doubleQuotes d = char '"' <> d <> char '"'

maybeParens, maybeBrackets, maybeBraces, maybeQuotes, maybeDoubleQuotes :: Bool -> Doc a -> Doc a
maybeParens b = if b then parens else id
maybeBrackets b = if b then brackets else id
maybeBraces b = if b then braces else id
maybeQuotes b = if b then quotes else id
maybeDoubleQuotes b = if b then doubleQuotes else id

widthOf :: AnnotDetails a -> Int
widthOf (NoAnnot _ width) = width
widthOf _ = 0

blank, lineEnd :: AnnotDetails a
blank = NoAnnot (Chr ' ') 1
lineEnd = NoAnnot (Chr '\n') 1

-- Put together --------------------------------------------------------------------------------------------------------

empty :: Doc a
empty = Empty

isEmpty :: Doc a -> Bool
isEmpty Empty = True
isEmpty _ = False

(<>), (<+>), ($$), ($+$) :: Doc a -> Doc a -> Doc a
d <> e = joined Beside False d e
d <+> e = joined Beside True d e
d $$ e = joined Above False d e
d $+$ e = joined Above True d e

-- | What is empty leaves no trace.
joined :: (Doc a -> Bool -> Doc a -> Doc a) -> Bool -> Doc a -> Doc a -> Doc a
joined _ _ d Empty = d
joined _ _ Empty e = e
joined join how d e = join d how e

hcat, hsep, vcat, sep, cat, fsep, fcat :: [Doc a] -> Doc a
hcat = foldr (<>) empty
hsep = foldr (<+>) empty
vcat = foldr ($$) empty
sep = sepOr True
cat = sepOr False
fsep = fill True
fcat = fill False

nest :: Int -> Doc a -> Doc a
nest k d = shifted k (reduceDoc d)

hang :: Doc a -> Int -> Doc a -> Doc a
hang d k e = sep [d, nest k e]

-- | The first behind all but the last.
punctuate :: Doc a -> [Doc a] -> [Doc a]
punctuate p (d : ds@(_ : _)) = (d <> p) : punctuate p ds
punctuate _ ds = ds

annotate :: a -> Doc a -> Doc a
annotate a d = Piece AnnotStart (beside (reduceDoc d) False (Piece (AnnotEnd a) Empty))

-- | Chooses what there is a layout of.
first :: Doc a -> Doc a -> Doc a
first d e = if hasLayout d then d else e

hasLayout :: Doc a -> Bool
hasLayout d = case d of
  NoLayout -> False
  Piece _ rest -> hasLayout rest
  Shifted _ rest -> hasLayout rest
  _ -> True

-- Reducing ------------------------------------------------------------------------------------------------------------

reduceDoc :: Doc a -> RDoc a
reduceDoc (Beside d spaced e) = beside d spaced (reduceDoc e)
reduceDoc (Above d apart e) = above d apart (reduceDoc e)
reduceDoc d = d

shifted :: Int -> Doc a -> Doc a
shifted !k d = case d of
  Shifted k1 rest -> shifted (k + k1) rest
  NoLayout -> NoLayout
  Empty -> Empty
  _ | k == 0 -> d
    | otherwise -> Shifted k d

-- | The right is reduced.
above :: Doc a -> Bool -> RDoc a -> RDoc a
above (Above d apart1 e) apart f = above d apart1 (above e apart f)
above d apart e = aboveAt (reduceDoc d) apart 0 e

-- | The lower document moved by so much against the upper; the upper is reduced.
aboveAt :: RDoc a -> Bool -> Int -> RDoc a -> RDoc a
aboveAt d apart !k e = case d of
  NoLayout -> NoLayout
  Empty -> shifted k e
  Choice p q -> Choice (aboveAt p apart k e) (aboveAt q apart k e)
  Shifted k1 p -> Shifted k1 (aboveAt p apart (k - k1) e)
  Newline p -> Newline (aboveAt p apart k e)
  Piece piece Empty -> Piece piece (underLine apart (k - widthOf piece) e)
  Piece piece p -> Piece piece (aboveAt p apart (k - widthOf piece) e)
  _ -> aboveAt (reduceDoc d) apart k e

-- | Under a line that ends here. What begins right of its end goes on in it, unless they are to be apart.
underLine :: Bool -> Int -> RDoc a -> RDoc a
underLine apart !k e = case e of
  Empty -> Empty
  Shifted k1 rest -> underLine apart (k + k1) rest
  _ | not apart && k > 0 -> Piece (NoAnnot (Str (replicate k ' ')) k) e
    | otherwise -> Newline (shifted k e)

-- | The right is reduced.
beside :: Doc a -> Bool -> RDoc a -> RDoc a
beside d spaced e = case d of
  NoLayout -> NoLayout
  Choice p q -> Choice (beside p spaced e) (beside q spaced e)
  Empty -> e
  Shifted k p -> Shifted k (beside p spaced e)
  Beside p spaced1 q
    | spaced1 == spaced -> beside p spaced1 (beside q spaced e)
  Newline p -> Newline (beside p spaced e)
  Piece piece Empty -> Piece piece (besideLine spaced e)
  Piece piece p -> Piece piece (beside p spaced e)
  _ -> beside (reduceDoc d) spaced e

-- | Behind a line that ends here.
besideLine :: Bool -> RDoc a -> RDoc a
besideLine spaced e = case e of
  Empty -> Empty
  Shifted _ rest -> besideLine spaced rest
  _ | spaced -> Piece blank e
    | otherwise -> e

-- | All on one line, or each on its own.
sepOr :: Bool -> [Doc a] -> Doc a
sepOr _ [] = Empty
sepOr spaced (d : ds) = sepFrom spaced (reduceDoc d) 0 ds

sepFrom :: Bool -> RDoc a -> Int -> [Doc a] -> RDoc a
sepFrom spaced d !k ds = case d of
  NoLayout -> NoLayout
  Choice p q -> Choice (sepFrom spaced p k ds) (aboveAt q False k (reduceDoc (vcat ds)))
  Empty -> shifted k (sepOr spaced ds)
  Shifted k1 p -> Shifted k1 (sepFrom spaced p (k - k1) ds)
  Newline p -> Newline (aboveAt p False k (reduceDoc (vcat ds)))
  Piece piece p -> Piece piece (sepBehind spaced p (k - widthOf piece) ds)
  _ -> sepFrom spaced (reduceDoc d) k ds

sepBehind :: Bool -> RDoc a -> Int -> [Doc a] -> RDoc a
sepBehind spaced d k ds = case d of
  Shifted _ p -> sepBehind spaced p k ds
  Empty -> oneLiner (besideLine spaced (reduceDoc (if spaced then hsep ds else hcat ds))) `orElse` underLine False k (reduceDoc (vcat ds))
  _ -> sepFrom spaced d k ds

-- | As many on each line as go there.
fill :: Bool -> [Doc a] -> RDoc a
fill _ [] = Empty
fill spaced (d : ds) = fillFrom spaced (reduceDoc d) 0 ds

fillFrom :: Bool -> RDoc a -> Int -> [Doc a] -> RDoc a
fillFrom spaced d !k ds = case d of
  NoLayout -> NoLayout
  Choice p q -> Choice (fillFrom spaced p k ds) (aboveAt q False k (fill spaced ds))
  Empty -> shifted k (fill spaced ds)
  Shifted k1 p -> Shifted k1 (fillFrom spaced p (k - k1) ds)
  Newline p -> Newline (aboveAt p False k (fill spaced ds))
  Piece piece p -> Piece piece (fillBehind spaced p (k - widthOf piece) ds)
  _ -> fillFrom spaced (reduceDoc d) k ds

fillBehind :: Bool -> RDoc a -> Int -> [Doc a] -> RDoc a
fillBehind spaced d !k ds = case (d, ds) of
  (Shifted _ p, _) -> fillBehind spaced p k ds
  (Empty, []) -> Empty
  (Empty, Empty : rest) -> fillBehind spaced Empty k rest
  (Empty, next : rest) ->
    besideLine spaced (fillFrom spaced (unshifted (oneLiner (reduceDoc next))) (if spaced then k - 1 else k) rest)
      `orElse` underLine False k (fill spaced ds)
  _ -> fillFrom spaced d k ds
  where
    unshifted (Shifted _ p) = p
    unshifted p = p

orElse :: RDoc a -> RDoc a -> RDoc a
orElse Empty _ = Empty
orElse d e = Choice d e

-- | The layouts of one line.
oneLiner :: RDoc a -> RDoc a
oneLiner d = case d of
  Newline _ -> NoLayout
  Piece piece p -> Piece piece (oneLiner p)
  Shifted k p -> Shifted k (oneLiner p)
  Choice p _ -> oneLiner p
  Beside _ _ _ -> oneLiner (reduceDoc d)
  Above _ _ _ -> oneLiner (reduceDoc d)
  _ -> d

-- Choosing ------------------------------------------------------------------------------------------------------------

-- | The layout for lines of a width with so much on each but its indentation.
best :: Int -> Int -> RDoc a -> RDoc a
best width0 ribbon = from width0
  where
    from !width d = case d of
      Newline p -> Newline (from width p)
      Piece piece p -> Piece piece (behind width (widthOf piece) p)
      Shifted k p -> Shifted k (from (width - k) p)
      Choice p q -> nicer width 0 (from width p) (from width q)
      Beside _ _ _ -> from width (reduceDoc d)
      Above _ _ _ -> from width (reduceDoc d)
      _ -> d
    -- so much is on the line already
    behind !width !used d = case d of
      Newline p -> Newline (from (width - used) p)
      Piece piece p -> Piece piece (behind width (used + widthOf piece) p)
      Shifted _ p -> behind width used p
      Choice p q -> nicer width used (behind width used p) (behind width used q)
      Beside _ _ _ -> behind width used (reduceDoc d)
      Above _ _ _ -> behind width used (reduceDoc d)
      _ -> d
    nicer width used p q = if fits (min width ribbon - used) p then p else q

-- | Whether the first line does.
fits :: Int -> Doc a -> Bool
fits !room d
  | room < 0 = False
  | otherwise = case d of
      NoLayout -> False
      Piece piece p -> fits (room - widthOf piece) p
      _ -> True

-- As text -------------------------------------------------------------------------------------------------------------

data Mode
  = PageMode
  | ZigZagMode
  | LeftMode
  | OneLineMode
  deriving (Eq, Show)

data Style = Style
  { mode :: Mode
  , lineLength :: Int
  , ribbonsPerLine :: Float
  }
  deriving (Eq, Show)

style :: Style
style = Style {lineLength = 100, ribbonsPerLine = 1.5, mode = PageMode}

render :: Doc a -> String
render = renderStyle style

renderStyle :: Style -> Doc a -> String
renderStyle s = fullRender (mode s) (lineLength s) (ribbonsPerLine s) txtPrinter ""

txtPrinter :: TextDetails -> String -> String
txtPrinter (Chr c) rest = c : rest
txtPrinter (Str s) rest = s ++ rest
txtPrinter (PStr s) rest = s ++ rest

fullRender :: Mode -> Int -> Float -> (TextDetails -> a -> a) -> a -> Doc b -> a
fullRender m width ribbons put = fullRenderAnn m width ribbons visible
  where
    visible (NoAnnot piece _) rest = put piece rest
    visible _ rest = rest

fullRenderAnn :: Mode -> Int -> Float -> (AnnotDetails b -> a -> a) -> a -> Doc b -> a
fullRenderAnn m width ribbons put end doc = case m of
  OneLineMode -> straight blank (\_ q -> q) put end (reduceDoc doc)
  LeftMode -> straight lineEnd first put end (reduceDoc doc)
  _ -> page m width ribbon put end (best (if m == ZigZagMode then maxBound else width) ribbon (reduceDoc doc))
  where
    ribbon = round (fromIntegral width / ribbons)

-- | Without indentation.
straight :: AnnotDetails b -> (Doc b -> Doc b -> Doc b) -> (AnnotDetails b -> a -> a) -> a -> RDoc b -> a
straight between choose put end = lay
  where
    lay d = case d of
      NoLayout -> error "easyDisplay: NoDoc"
      Choice p q -> lay (choose p q)
      Shifted _ p -> lay p
      Empty -> end
      Newline p -> put between (lay p)
      Piece piece p -> put piece (lay p)
      _ -> lay (reduceDoc d)

page :: Mode -> Int -> Int -> (AnnotDetails b -> a -> a) -> a -> RDoc b -> a
page m width ribbon put end = lay 0
  where
    gap = width - ribbon
    shift = gap `quot` 2
    -- at the beginning of a line
    lay !k d = case d of
      Shifted k1 p -> lay (k + k1) p
      Newline p -> put lineEnd (lay k p)
      Piece piece p
        | m == ZigZagMode && k >= gap -> turn '/' (begin (k - shift) piece p)
        | m == ZigZagMode && k < 0 -> turn '\\' (begin (k + shift) piece p)
        | otherwise -> begin k piece p
      _ -> end
    turn c rest = put lineEnd (put (NoAnnot (Str (replicate shift c)) shift) (put lineEnd rest))
    begin !k piece p = put (NoAnnot (Str (replicate k ' ')) k) (put piece (continue (k + widthOf piece) p))
    continue !k d = case d of
      Newline p -> put lineEnd (lay k p)
      Piece piece p -> put piece (continue (k + widthOf piece) p)
      Shifted _ p -> continue k p
      _ -> end

-- Annotations ---------------------------------------------------------------------------------------------------------

-- | Which part of the text an annotation is about, in characters.
data Span a = Span
  { spanStart :: !Int
  , spanLength :: !Int
  , spanAnnotation :: a
  }
  deriving (Eq, Functor, Show)

rendered :: Doc a -> [AnnotDetails a]
rendered = fullRenderAnn (mode style) (lineLength style) (ribbonsPerLine style) (:) []

renderSpans :: Doc a -> (String, [Span a])
renderSpans doc = let (string, spans, _) = go 0 (rendered doc) in (string, spans)
  where
    -- the text, the spans that begin here or later, and the ends of those that began before
    go !_ [] = ("", [], [])
    go at (piece : rest) = case piece of
      NoAnnot t width ->
        let (string, spans, ends) = go (at + width) rest in (txtPrinter t string, spans, ends)
      AnnotStart -> case go at rest of
        (string, spans, (end, a) : ends) -> (string, Span at (end - at) a : spans, ends)
        (string, spans, []) -> (string, spans, [])
      AnnotEnd a -> let (string, spans, ends) = go at rest in (string, spans, (at, a) : ends)

-- | With a text at the beginning and one at the end of what is annotated.
renderDecorated :: (ann -> String) -> (ann -> String) -> Doc ann -> String
renderDecorated begin end doc = fst (foldr put ("", []) (rendered doc))
  where
    put piece (string, open) = case (piece, open) of
      (NoAnnot t _, _) -> (txtPrinter t string, open)
      (AnnotEnd a, _) -> (end a ++ string, a : open)
      (AnnotStart, a : others) -> (begin a ++ string, others)
      (AnnotStart, []) -> (string, [])

renderDecoratedM :: Monad m => (ann -> m r) -> (ann -> m r) -> (String -> m r) -> m r -> Doc ann -> m r
renderDecoratedM begin end write done doc = fst (foldr put (done, []) (rendered doc))
  where
    put piece (rest, open) = case (piece, open) of
      (NoAnnot t _, _) -> (write (txtPrinter t "") >> rest, open)
      (AnnotEnd a, _) -> (end a >> rest, a : open)
      (AnnotStart, a : others) -> (begin a >> rest, others)
      (AnnotStart, []) -> (rest, [])
