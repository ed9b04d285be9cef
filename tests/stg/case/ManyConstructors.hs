{-# LANGUAGE MagicHash #-}
import GHC.Exts

data T = T0 | T1 | T2 | T3 | T4 | T5 | T6 | T7 | T8 | T9 | T10 | T11 | T12 | T13 | T14 | T15 | T16 | T17 | T18 | T19 Int

value :: T -> Int
value x = case x of
  T0 -> 1; T1 -> 10; T2 -> 100; T3 -> 3; T9 -> 1000; T17 -> 17; T18 -> 18; T19 n -> n; _ -> 5

main :: IO ()
main = print (sum (map value [T19 70000, T0, T1, T2, T3, T8, T9, T18])) >> print (I# (dataToTag# (T19 0)))
