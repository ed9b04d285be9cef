every, signs :: Integer -> Integer -> IO ()
every a b = do
  mapM_ print [quot a b, rem a b, div a b, mod a b]
  print (fst (quotRem a b) + fst (divMod a b)) >> print (snd (quotRem a b) + snd (divMod a b))
signs a b = every a b >> every (-a) b >> every a (-b) >> every (-a) (-b)

main :: IO ()
main = signs 17 5 >> signs x y >> signs x 5 >> signs 5 x >> every (-9223372036854775808) (-1)
  where
    x = 1000000000000000003 ^ (3 :: Int)
    y = 987654321987654321 ^ (2 :: Int)
