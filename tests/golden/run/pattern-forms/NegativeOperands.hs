-- A negative number is an operand of a constructor's operator, whatever that binds.
data Z = Int `Higher` Int | Int `Same` Int | Int `Lower` Int

infixr 7 `Higher`
infixr 6 `Same`
infixr 5 `Lower`

f :: Z -> String
f (-1 `Higher` x) = "minus one, " ++ show x
f (- 2 `Same` -3) = "minus two and three"
f (-3 `Lower` _) = "minus three"
f (a `Higher` b) = show (a, b)
f (a `Same` b) = show (a, b)
f (a `Lower` b) = show (a, b)

(+++) :: Int -> Int -> Int
x +++ -1 = x
-2 +++ y = y
x +++ y = x + y

main :: IO ()
main = do
  mapM_ (putStrLn . f) [Higher (-1) 2, Same (-2) (-3), Same (-2) 3, Lower (-3) 0, Lower 3 0, Higher 1 2]
  print (5 +++ (-1), (-2) +++ 7, 3 +++ 4)
  print [y | -1 : y : _ <- [[-1, 2], [1, 3], [-1, 4, 5]]]
