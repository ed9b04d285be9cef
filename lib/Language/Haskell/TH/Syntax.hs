{-# LANGUAGE GeneralizedNewtypeDeriving, RankNTypes, StandaloneDeriving #-}
-- | What Template Haskell's quotations and the class Lift are to packages that have instances for the splices of others. There are no splices, so nothing looks
-- into what was quoted: an expression is only that there is one.
module Language.Haskell.TH.Syntax
  ( Q, Quote, runIO, Exp, TExp(..), Code(..), unsafeTExpCoerce, unTypeQ, unsafeCodeCoerce, unTypeCode, liftCode, hoistCode, bindCode, joinCode
  , Lift(..), liftString
  , quoted, quotedCode, quotedParts
  ) where

import Control.Monad (liftM2)
import Control.Monad.Fix (MonadFix)
import Control.Monad.IO.Class (MonadIO (..))
import Data.Int
import Data.List.NonEmpty (NonEmpty(..))
import Data.Ratio (Ratio)
import Data.Void (Void)
import Data.Word
import Numeric.Natural (Natural)

newtype Q a = Q (IO a)
  deriving (Applicative, Functor, Monad, MonadFail, MonadFix, MonadIO)

instance Semigroup a => Semigroup (Q a) where
  (<>) = liftM2 (<>)

instance Monoid a => Monoid (Q a) where
  mempty = return mempty

runIO :: IO a -> Q a
runIO = Q

-- | Where quotations may be made.
class Monad m => Quote m

instance Quote Q

instance Quote IO

data Exp = Quoted

-- | An expression of this type.
newtype TExp a = TExp { unType :: Exp }

newtype Code m a = Code { examineCode :: m (TExp a) }

-- | What @[| … |]@ stands for.
quoted :: Quote m => m Exp
quoted = return Quoted

-- | What @[|| … ||]@ stands for.
quotedCode :: Quote m => a -> Code m a
quotedCode _ = unsafeCodeCoerce quoted

unsafeTExpCoerce :: Quote m => m Exp -> m (TExp a)
unsafeTExpCoerce = fmap TExp

unTypeQ :: Quote m => m (TExp a) -> m Exp
unTypeQ = fmap unType

unsafeCodeCoerce :: Quote m => m Exp -> Code m a
unsafeCodeCoerce = Code . unsafeTExpCoerce

unTypeCode :: Quote m => Code m a -> m Exp
unTypeCode = unTypeQ . examineCode

liftCode :: m (TExp a) -> Code m a
liftCode = Code

hoistCode :: Monad m => (forall x. m x -> n x) -> Code m a -> Code n a
hoistCode f (Code m) = Code (f m)

bindCode :: Monad m => m a -> (a -> Code m b) -> Code m b
bindCode m k = Code (m >>= examineCode . k)

joinCode :: Monad m => m (Code m a) -> Code m a
joinCode m = bindCode m id

-- | Types whose values can be quoted.
class Lift t where
  lift :: Quote m => t -> m Exp
  lift = unTypeCode . liftTyped

  liftTyped :: Quote m => t -> Code m t
  {-# MINIMAL liftTyped #-}

liftString :: Quote m => String -> m Exp
liftString = lift

-- | What has these parts.
quotedParts :: Quote m => [m Exp] -> Code m a
quotedParts parts = unsafeCodeCoerce (sequence_ parts >> quoted)

instance Lift Int where liftTyped = quotedCode
instance Lift Int8 where liftTyped = quotedCode
instance Lift Int16 where liftTyped = quotedCode
instance Lift Int32 where liftTyped = quotedCode
instance Lift Int64 where liftTyped = quotedCode
instance Lift Word where liftTyped = quotedCode
instance Lift Word8 where liftTyped = quotedCode
instance Lift Word16 where liftTyped = quotedCode
instance Lift Word32 where liftTyped = quotedCode
instance Lift Word64 where liftTyped = quotedCode
instance Lift Integer where liftTyped = quotedCode
instance Lift Natural where liftTyped = quotedCode
instance Lift Float where liftTyped = quotedCode
instance Lift Double where liftTyped = quotedCode
instance Lift Char where liftTyped = quotedCode
instance Integral a => Lift (Ratio a) where liftTyped = quotedCode

deriving instance Lift Bool
deriving instance Lift ()
deriving instance Lift Void
deriving instance Lift a => Lift (Maybe a)
deriving instance (Lift a, Lift b) => Lift (Either a b)
deriving instance Lift a => Lift [a]
deriving instance Lift a => Lift (NonEmpty a)
deriving instance (Lift a, Lift b) => Lift (a, b)
deriving instance (Lift a, Lift b, Lift c) => Lift (a, b, c)
deriving instance (Lift a, Lift b, Lift c, Lift d) => Lift (a, b, c, d)
deriving instance (Lift a, Lift b, Lift c, Lift d, Lift e) => Lift (a, b, c, d, e)
deriving instance (Lift a, Lift b, Lift c, Lift d, Lift e, Lift f) => Lift (a, b, c, d, e, f)
deriving instance (Lift a, Lift b, Lift c, Lift d, Lift e, Lift f, Lift g) => Lift (a, b, c, d, e, f, g)
