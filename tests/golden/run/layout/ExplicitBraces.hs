-- A whole module with explicit braces: indentation means nothing.
module Main (main) where {
import Data.List (sort)
; main :: IO ()
; main = do { print (sort xs)
 ;; let { ys = map f xs ; f x = x * 2 }
; case ys of { [] -> putStrLn "none"
; (y : _) -> print y } ;
}
; xs :: [Int] ; xs = [3, 1, 2]
 ;
}
