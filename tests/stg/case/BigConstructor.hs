data Big = Big Int Int Double Char Int Float Int Int Int Char Double Int Int Int Float Int Char Int Int Double

main :: IO ()
main = case Big 1 a 2.5 'x' b 3.5 4 c a 'y' 5.5 6 b 7 8.5 c 'z' 9 a 10.5 of
  Big f1 f2 f3 f4 f5 f6 f7 f8 _ f10 f11 f12 _ f14 f15 _ f17 f18 f19 f20 -> do
    print (f2 + f5) >> print (f8 + f19) >> print f1 >> print f3
    putStrLn [f4, f10, f17]
    print f6 >> print f15 >> print (f7 + f12) >> print (f14 + f18) >> print (f11 + f20)
  where
    (a, b, c) = (101, 102, 103)
