import Control.Exception
import Data.Foldable

say :: String -> a -> IO ()
say name x = do
  r <- try (evaluate x)
  putStrLn (name ++ ": " ++ either (\e -> takeWhile (/= '\n') (show (e :: ErrorCall))) (const "fine") r)

main :: IO ()
main = do
  print (take 3 (foldr (\x acc -> x : acc) [] [1 ..]), any (> 10) [1 ..], elem 5 [1 ..], find (> 7) [1 ..])
  print (null [undefined, undefined], length [undefined, undefined], and [False, undefined], take 2 (concatMap (replicate 3) [1 ..]))
  say "foldl lazy" (foldl (\_ x -> x) (error "start") [1, 2])
  say "foldl' strict" (foldl' (\_ x -> x) (error "start") [1, 2 :: Int])
  say "foldl' lazy steps" (foldl (\a x -> if x == 2 then 0 else a) 1 [error "skipped" `seq` 1, 2 :: Int])
  say "foldr undefined tail" (foldr (\x _ -> x) 0 (1 : undefined))
  say "maximum []" (maximum ([] :: [Int]))
  say "minimum Nothing" (minimum (Nothing :: Maybe Int))
  say "foldr1 []" (foldr1 (+) ([] :: [Int]))
  say "foldl1 Nothing" (foldl1 (+) (Nothing :: Maybe Int))
  say "maximumBy" (maximumBy compare ([] :: [Int]))
  print (foldr (\x k acc -> k (acc + x)) id [1 .. 1000] 0)
  print (sum [0.1, 0.2, 0.3 :: Double], product [1 .. 20 :: Integer])
