{-# LANGUAGE ExistentialQuantification #-}
-- | Parsers of things that come in any order. (Baars, Löh, Swierstra, Parsing Permutation Phrases.)
module Text.Parsec.Perm
  ( PermParser, StreamPermParser
  , permute, (<||>), (<$$>), (<|?>), (<$?>)
  ) where

import Control.Monad.Identity (Identity)
import Text.Parsec.Combinator (choice)
import Text.Parsec.Prim

infixl 1 <||>, <|?>
infixl 2 <$$>, <$?>

type PermParser tok st a = StreamPermParser String st a

-- | What it is worth if nothing comes any more, if it may be, and what may come next.
data StreamPermParser s st a = Perm (Maybe a) [Branch s st a]

-- | One of the parts, and a permutation of the others that waits for it.
data Branch s st a = forall b. Branch (StreamPermParser s st (b -> a)) (Parsec s st b)

-- | Adds a part.
(<||>) :: Stream s Identity tok => StreamPermParser s st (a -> b) -> Parsec s st a -> StreamPermParser s st b
perm <||> p = add perm Nothing p

-- | The first part.
(<$$>) :: Stream s Identity tok => (a -> b) -> Parsec s st a -> StreamPermParser s st b
f <$$> p = start f <||> p

-- | Adds a part that may be left out, with what it is worth then.
(<|?>) :: Stream s Identity tok => StreamPermParser s st (a -> b) -> (a, Parsec s st a) -> StreamPermParser s st b
perm <|?> (x, p) = add perm (Just x) p

-- | The first part, which may be left out.
(<$?>) :: Stream s Identity tok => (a -> b) -> (a, Parsec s st a) -> StreamPermParser s st b
f <$?> xp = start f <|?> xp

start :: a -> StreamPermParser s st a
start x = Perm (Just x) []

add :: StreamPermParser s st (a -> b) -> Maybe a -> Parsec s st a -> StreamPermParser s st b
add perm@(Perm f branches) x p = Perm (f <*> x) (Branch perm p : map later branches)
  where later (Branch rest q) = Branch (add (mapPerm flip rest) x p) q

mapPerm :: (a -> b) -> StreamPermParser s st a -> StreamPermParser s st b
mapPerm f (Perm x branches) = Perm (fmap f x) [Branch (mapPerm (f .) rest) p | Branch rest p <- branches]

-- | The parser of a permutation.
permute :: Stream s Identity tok => StreamPermParser s st a -> Parsec s st a
permute (Perm done branches) = choice (map branch branches ++ maybe [] (\x -> [return x]) done)
  where branch (Branch rest p) = p >>= \x -> permute (mapPerm ($ x) rest)
