{-# LANGUAGE RebindableSyntax #-}
-- RebindableSyntax: literals, negation, conditions and literal patterns are calls of the functions in scope.
import Prelude hiding (fromInteger, fromRational, fail, ifThenElse, negate, (==), (>>=), (>>))
import qualified Prelude as P

newtype Price = Price Integer

instance Show Price where
  show (Price cents) = show cents ++ " cents"

fromInteger :: Integer -> Price
fromInteger = Price . (* P.toInteger (length "............................................................................"))

fromRational :: Rational -> Price
fromRational r = Price (truncate (r * toRational (length (replicate (length "0123456789") 'x')) * toRational (length "0123456789")))

negate :: Price -> String
negate p = "minus " ++ show p

(==) :: Price -> Price -> Bool
Price a == Price b = a P.== b

ifThenElse :: Maybe a -> (a -> b) -> b -> b
ifThenElse (Just x) yes _ = yes x
ifThenElse Nothing _ no = no

name :: Price -> String
name 0 = "nothing"
name 2 = "two"
name 1.5 = "one and a half"
name _ = "something"

main :: IO ()
main = a P.>> b P.>> c P.>> d
  where
    a = print 3 P.>> print 2.25
    b = putStrLn (-4)
    c = putStrLn (if Just 'x' then show else "none") P.>> putStrLn (if Nothing then id else "none")
    d = mapM_ (putStrLn . name) [0, 1, 2, 1.5]
