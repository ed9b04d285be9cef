{-# LANGUAGE TypeOperators, FlexibleInstances, FlexibleContexts, MultiParamTypeClasses, DeriveFunctor #-}
-- data types a la carte, with overlapping instances used inside instances
module Main where
import Data.String
infixr 8 :+:
data (f :+: g) a = InL (f a) | InR (g a) deriving Functor
class (Functor sub, Functor sup) => sub :<: sup where inj :: sub a -> sup a
instance Functor f => f :<: f where inj = id
instance {-# OVERLAPPING #-} (Functor f, Functor g) => f :<: (f :+: g) where inj = InL
instance {-# OVERLAPPABLE #-} (Functor f, Functor g, Functor h, f :<: g) => f :<: (h :+: g) where inj = InR . inj
newtype Lit a = Lit String deriving Functor
data Pair a = Pair a a deriving Functor
newtype Fix f = In (f (Fix f))
instance (Lit :<: g, Functor f) => IsString (Fix (f :+: g)) where
  fromString = In . inj . Lit
class Functor f => Render f where render :: Render g => f (Fix g) -> String
instance Render Lit where render (Lit s) = s
instance Render Pair where render (Pair (In a) (In b)) = "(" ++ render a ++ "," ++ render b ++ ")"
instance (Render f, Render g) => Render (f :+: g) where { render (InL x) = render x; render (InR y) = render y }
pair :: (Pair :<: f) => Fix f -> Fix f -> Fix f
pair a b = In (inj (Pair a b))
main :: IO ()
main = case pair (fromString "x") (pair (fromString "y") (fromString "z")) :: Fix (Pair :+: Lit) of In t -> putStrLn (render t)
