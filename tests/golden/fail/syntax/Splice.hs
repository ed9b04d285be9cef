-- expect: UnsupportedExtension
{-# LANGUAGE TemplateHaskellQuotes #-}
import Language.Haskell.TH.Syntax (Exp, Q)

five :: Q Exp
five = [| 5 |]

main :: IO ()
main = print $five
