{-# LANGUAGE RankNTypes, ImplicitParams, ScopedTypeVariables, TypeApplications, KindSignatures, PolyKinds, ConstraintKinds, ExistentialQuantification #-}
module Main where
import Data.Kind
import Data.List (sortBy)
import GHC.Stack
import Data.Typeable
import Data.IORef

newtype Church = Church (forall a. (a -> a) -> a -> a)
toInt :: Church -> Int
toInt (Church n) = n (+ 1) 0
csucc, cpred' :: Church -> Church
csucc (Church n) = Church (\f -> f . n f)
cpred' (Church n) = Church (\f x -> n (\g h -> h (g f)) (const x) id)
plus, times :: Church -> Church -> Church
plus (Church a) (Church b) = Church (\f -> a f . b f)
times (Church a) (Church b) = Church (a . b)
church :: Int -> Church
church 0 = Church (\_ x -> x)
church n = csucc (church (n - 1))

applyBoth :: (forall x. [x] -> Int) -> ([a], [b]) -> (Int, Int)
applyBoth f (as, bs) = (f as, f bs)

withShow :: Int -> (forall s. (Show s, Eq s) => s -> r) -> r
withShow 0 k = k 'x'
withShow 1 k = k [True]
withShow n k = k (n, "many")

data Some (c :: Type -> Constraint) = forall a. c a => Some a
showAll :: [Some Show] -> [String]
showAll xs = [show a | Some a <- xs]

newtype Yoneda f a = Yoneda { runYoneda :: forall b. (a -> b) -> f b }
lift' :: Functor f => f a -> Yoneda f a
lift' fa = Yoneda (\f -> fmap f fa)
lower :: Yoneda f a -> f a
lower (Yoneda k) = k id
instance Functor (Yoneda f) where fmap f (Yoneda k) = Yoneda (\g -> k (g . f))

sortWith' :: (?cmp :: a -> a -> Ordering) => [a] -> [a]
sortWith' = sortBy ?cmp

type Logger = (?log :: String -> IO ())
say :: Logger => String -> IO ()
say s = ?log ("[" ++ s ++ "]")
work :: Logger => IO ()
work = do
  say "one"
  let ?log = \s -> putStrLn ("inner " ++ s)
  say "two"

whereAmI :: HasCallStack => String
whereAmI = concatMap (\(f, loc) -> f ++ "@" ++ show (srcLocStartLine loc) ++ ";") (getCallStack callStack)
outer :: HasCallStack => String
outer = whereAmI

typeName :: forall a. Typeable a => a -> String
typeName _ = show (typeRep (Proxy :: Proxy a)) ++ "/" ++ show (typeRep (Proxy @(Maybe a)))

data Shape = forall a. (Show a) => MkShape { shapeName :: String, payload :: a, areaOf :: a -> Double }

main :: IO ()
main = do
  print (toInt (plus (church 3) (times (church 4) (church 5))), toInt (cpred' (church 7)))
  print (applyBoth length ("abc", [1, 2]))
  print (map (\n -> withShow n (\s -> show s ++ show (s == s))) [0, 1, 2])
  print (showAll [Some 1, Some "two", Some (Just 3.0)])
  print (lower (fmap (+ 1) (fmap (* 2) (lift' [1, 2, 3]))))
  let ?cmp = flip compare in print (sortWith' [3, 1, 2 :: Int])
  let ?log = putStrLn
  work
  putStrLn whereAmI
  putStrLn outer
  putStrLn (typeName 'x' ++ " " ++ typeName [Just (1 :: Int, "s")] ++ " " ++ typeName (Left 1 :: Either Int (IO ())))
  print (map (\(MkShape n p f) -> (n, show p, f p)) [MkShape "sq" (2 :: Double) (^ 2), MkShape "unit" () (const 0)])
  print (cast 'a' :: Maybe Char, cast 'a' :: Maybe Int, eqT @Int @Int, gcast (Just (1 :: Integer)) :: Maybe (Maybe Integer))
  r <- newIORef id :: IO (IORef (Int -> Int))
  mapM_ (\f -> modifyIORef r (. f)) [(+ 1), (* 2)]
  readIORef r >>= \f -> print (f 10)
  print (either @String @String @Int (const "l") (const "r") (Left ""), maxBound @Int, read @Double "2.5", show @Integer 5)
