-- | Types whose values have a document.
module Text.PrettyPrint.Annotated.HughesPJClass
  ( Pretty(..), PrettyLevel(..), prettyNormal, prettyShow, prettyParen
  , module Text.PrettyPrint.Annotated.HughesPJ
  ) where

import Prelude hiding ((<>))
import Text.PrettyPrint.Annotated.HughesPJ

-- | How much is to be told.
newtype PrettyLevel = PrettyLevel Int
  deriving (Eq, Ord, Show)

prettyNormal :: PrettyLevel
prettyNormal = PrettyLevel 0

class Pretty a where
  -- | The level, and the precedence of what is around.
  pPrintPrec :: PrettyLevel -> Rational -> a -> Doc ann
  pPrintPrec _ _ = pPrint

  pPrint :: a -> Doc ann
  pPrint = pPrintPrec prettyNormal 0

  pPrintList :: PrettyLevel -> [a] -> Doc ann
  pPrintList l as = brackets (commas (map (pPrintPrec l 0) as))

  {-# MINIMAL pPrintPrec | pPrint #-}

prettyShow :: Pretty a => a -> String
prettyShow a = render (pPrint a)

prettyParen :: Bool -> Doc ann -> Doc ann
prettyParen = maybeParens

commas, tuple :: [Doc ann] -> Doc ann
commas ds = fsep (punctuate comma ds)
tuple ds = parens (commas ds)

-- | A constructor with one argument.
applied :: Pretty a => String -> PrettyLevel -> Rational -> a -> Doc ann
applied con l p a = prettyParen (p > 10) (text con <+> pPrintPrec l 11 a)

instance Pretty Int where pPrint = int

instance Pretty Integer where pPrint = integer

instance Pretty Float where pPrint = float

instance Pretty Double where pPrint = double

instance Pretty () where pPrint _ = text "()"

instance Pretty Bool where pPrint b = text (show b)

instance Pretty Ordering where pPrint o = text (show o)

instance Pretty Char where
  pPrint = char
  pPrintList _ s = text (show s)

instance Pretty a => Pretty (Maybe a) where
  pPrintPrec _ _ Nothing = text "Nothing"
  pPrintPrec l p (Just a) = applied "Just" l p a

instance (Pretty a, Pretty b) => Pretty (Either a b) where
  pPrintPrec l p (Left a) = applied "Left" l p a
  pPrintPrec l p (Right b) = applied "Right" l p b

instance Pretty a => Pretty [a] where
  pPrintPrec l _ = pPrintList l

instance (Pretty a, Pretty b) => Pretty (a, b) where
  pPrintPrec l _ (a, b) = tuple [pPrintPrec l 0 a, pPrintPrec l 0 b]

instance (Pretty a, Pretty b, Pretty c) => Pretty (a, b, c) where
  pPrintPrec l _ (a, b, c) = tuple [pPrintPrec l 0 a, pPrintPrec l 0 b, pPrintPrec l 0 c]

instance (Pretty a, Pretty b, Pretty c, Pretty d) => Pretty (a, b, c, d) where
  pPrintPrec l _ (a, b, c, d) = tuple [pPrintPrec l 0 a, pPrintPrec l 0 b, pPrintPrec l 0 c, pPrintPrec l 0 d]

instance (Pretty a, Pretty b, Pretty c, Pretty d, Pretty e) => Pretty (a, b, c, d, e) where
  pPrintPrec l _ (a, b, c, d, e) = tuple [pPrintPrec l 0 a, pPrintPrec l 0 b, pPrintPrec l 0 c, pPrintPrec l 0 d, pPrintPrec l 0 e]

instance (Pretty a, Pretty b, Pretty c, Pretty d, Pretty e, Pretty f) => Pretty (a, b, c, d, e, f) where
  pPrintPrec l _ (a, b, c, d, e, f) = tuple [pPrintPrec l 0 a, pPrintPrec l 0 b, pPrintPrec l 0 c, pPrintPrec l 0 d, pPrintPrec l 0 e, pPrintPrec l 0 f]

instance (Pretty a, Pretty b, Pretty c, Pretty d, Pretty e, Pretty f, Pretty g) => Pretty (a, b, c, d, e, f, g) where
  pPrintPrec l _ (a, b, c, d, e, f, g) = tuple [pPrintPrec l 0 a, pPrintPrec l 0 b, pPrintPrec l 0 c, pPrintPrec l 0 d, pPrintPrec l 0 e, pPrintPrec l 0 f, pPrintPrec l 0 g]

instance (Pretty a, Pretty b, Pretty c, Pretty d, Pretty e, Pretty f, Pretty g, Pretty h) => Pretty (a, b, c, d, e, f, g, h) where
  pPrintPrec l _ (a, b, c, d, e, f, g, h) = tuple [pPrintPrec l 0 a, pPrintPrec l 0 b, pPrintPrec l 0 c, pPrintPrec l 0 d, pPrintPrec l 0 e, pPrintPrec l 0 f, pPrintPrec l 0 g, pPrintPrec l 0 h]
