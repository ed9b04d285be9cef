-- Mutual recursion at the top, in let, through data; recursive values.
isEven, isOdd :: Int -> Bool
isEven 0 = True
isEven n = isOdd (n - 1)
isOdd 0 = False
isOdd n = isEven (n - 1)

fibs :: [Integer]
fibs = 0 : 1 : zipWith (+) fibs (tail fibs)

primes :: [Int]
primes = 2 : filter isPrime [3, 5 ..]
isPrime :: Int -> Bool
isPrime n = all (\p -> n `mod` p /= 0) (takeWhile (\p -> p * p <= n) primes)

data Rose = Rose Int [Rose]
total :: Rose -> Int
total (Rose n kids) = n + totals kids
totals :: [Rose] -> Int
totals = foldr ((+) . total) 0

main :: IO ()
main = do
  print (isEven 1001, fibs !! 90, takeWhile (< 40) primes)
  print (total (Rose 1 [Rose 2 [], Rose 3 [Rose 4 []]]))
  let xs = 1 : map (* 2) ys; ys = 3 : map (+ 1) xs
  print (take 6 xs, take 6 ys)
