{-# LANGUAGE MagicHash #-}
import GHC.Exts

classify :: Double -> Int
classify (D# d) = case d of 0.0## -> 1; 1.5## -> 2; _ -> 0

main :: IO ()
main = mapM_ (print . classify) [0, -0, 1.5, 0 / 0]
