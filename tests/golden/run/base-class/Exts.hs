-- What GHC.Exts has for programs.
{-# LANGUAGE MagicHash, UnboxedTuples, TypeFamilies, OverloadedStrings #-}
import GHC.Exts

newtype Name = Name String deriving (Show, Eq)

instance IsString Name where
  fromString = Name . map succ

sumTo :: Int# -> Int#
sumTo n = go 0# n
  where
    go acc 0# = acc
    go acc k = go (acc +# k) (k -# 1#)

divide :: Int# -> Int# -> (# Int#, Int# #)
divide a b = (# quotInt# a b, remInt# a b #)

main :: IO ()
main = do
  print (I# (sumTo 100#), D# (2.5## *## 4.0##), C# (chr# (ord# 'a'# +# 1#)), isTrue# (3# ># 2#))
  print (case divide 17# 5# of (# q, r #) -> (I# q, I# r))
  print ("abc" :: Name, sortWith negate [1, 3, 2 :: Int], groupWith even [1 .. 6 :: Int], the "aaa")
  print (fromList [1, 2, 3] :: [Int], toList [2, 3 :: Int], build (\c n -> c 'a' (c 'b' n)))
  print (W# (plusWord# 3## 4##), lazy 'x', inline 'y', unpackCString# "lit"#, coerce (Name "n") :: String)
