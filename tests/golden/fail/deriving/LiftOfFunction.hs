-- expect: MissingInstance
{-# LANGUAGE DeriveLift #-}
import Language.Haskell.TH.Syntax (Lift)

data Handler = Handler String (Int -> Int) deriving Lift

main :: IO ()
main = print 1
