import Data.Functor.Classes
import Data.Functor.Identity
import Data.Functor.Const
import Data.List.NonEmpty (NonEmpty(..))
import Data.Ord (Down(..))
import Data.Proxy

newtype Fix f = Fix (f (Fix f))

instance Show1 f => Show (Fix f) where
  showsPrec d (Fix a) = showParen (d > 10) (showString "Fix " . showsPrec1 11 a)

instance Eq1 f => Eq (Fix f) where
  Fix a == Fix b = eq1 a b

data ListF e r = NilF | ConsF e r

instance Show e => Show1 (ListF e) where
  liftShowsPrec _ _ _ NilF = showString "NilF"
  liftShowsPrec sp _ d (ConsF e r) = showsBinaryWith showsPrec sp "ConsF" d e r

instance Eq e => Eq1 (ListF e) where
  liftEq _ NilF NilF = True
  liftEq eq (ConsF a r) (ConsF b s) = a == b && eq r s
  liftEq _ _ _ = False

list :: [a] -> Fix (ListF a)
list = foldr (\x r -> Fix (ConsF x r)) (Fix NilF)

main :: IO ()
main = do
  print (list [1, 2 :: Int], list "ab" == list "ab", list "ab" == list "ac")
  print (liftEq (\a b -> a == length b) [1, 2] ["x", "yy"], liftCompare (\a b -> compare b a) (Just 1) (Just 2))
  print (eq1 (Right 1 :: Either Int Int) (Left 1), compare1 [1, 2] [1, 3], compare2 (1, 'a') (1, 'b'))
  putStrLn (showsPrec1 11 (Just (-3 :: Int)) "" ++ showsPrec2 11 (Left 1 :: Either Int Int) "" ++ showsPrec1 0 (1 :| [2 :: Int]) "")
  putStrLn (liftShowsPrec (\_ x -> showString (replicate x '*')) (const id) 11 (Identity 3) "")
  putStrLn (showsPrec1 0 (Down 'x') "" ++ " " ++ showsPrec1 0 (Proxy :: Proxy Int) "" ++ " " ++ showsPrec1 0 (Const 1 :: Const Int Int) "" ++ showsUnaryWith showsPrec "Foo" 11 'c' "")
  print (fst (head (readsPrec1 0 "Just 3 rest" :: [(Maybe Int, String)])), fst (head (readsPrec2 0 "(1,'x')" :: [((Int, Char), String)])))
