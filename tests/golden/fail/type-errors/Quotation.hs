-- expect: TypeMismatch
{-# LANGUAGE TemplateHaskellQuotes #-}
import Language.Haskell.TH.Syntax (Code, Q)

wrong :: Code Q Bool
wrong = [|| not 'c' ||]

main :: IO ()
main = print (wrong `seq` ())
