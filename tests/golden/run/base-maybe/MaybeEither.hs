-- Data.Maybe, Data.Either, Data.Tuple, Data.Function, Data.Bool.
import Data.Bool
import Data.Either
import Data.Function
import Data.Maybe
import Data.Tuple

main :: IO ()
main = do
  print (maybe 0 (+ 1) (Just 5) :: Int, maybe "none" show (Nothing :: Maybe Int), fromMaybe 'd' Nothing, fromJust (Just 'x'))
  print (isJust (Just ()), isNothing (Just ()), catMaybes [Just 1, Nothing, Just (3 :: Int)], mapMaybe (\x -> if x > 1 then Just (x * 2) else Nothing) [1, 2, 3 :: Int])
  print (listToMaybe [1, 2 :: Int], listToMaybe ([] :: [Int]), maybeToList (Just 'a'))
  print (either length negate (Left "abc" :: Either String Int), either length negate (Right 5 :: Either String Int))
  let es = [Left 'a', Right 1, Left 'b', Right (2 :: Int)]
  print (lefts es, rights es, partitionEithers es)
  print (isLeft (head es), isRight (head es), fromLeft 'z' (Right 1 :: Either Char Int), fromRight 0 (Right 7 :: Either Char Int))
  print (fst (1 :: Int, 'x'), snd (1 :: Int, 'x'), swap (1 :: Int, 'x'), curry fst 1 'x' :: Int, uncurry (+) (1, 2) :: Int)
  print (bool 'f' 't' True, not True, otherwise, (&&) True False, True || undefined)
  print (until (> 100) (* 2) (1 :: Int), flip (-) 1 (10 :: Int), asTypeOf 3 (4 :: Int), const 1 undefined :: Int, (subtract 1 . (* 2)) 5 :: Int)
  print (map (uncurry (flip (,))) [(1 :: Int, 'a')], ((+) `on` abs) (-1) (-2) :: Int, fix (const 'q'), ($ 3) (+ (1 :: Int)))
