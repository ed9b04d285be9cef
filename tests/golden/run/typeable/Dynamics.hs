import Control.Exception
import Data.Dynamic
import Data.Maybe (mapMaybe)

main :: IO ()
main = do
  let bag = [toDyn (1 :: Int), toDyn "two", toDyn 'c', toDyn (not :: Bool -> Bool), toDyn (3 :: Int)]
  print bag
  print (mapMaybe fromDynamic bag :: [Int], mapMaybe fromDynamic bag :: [String])
  print (map (\d -> fromDyn d '?') bag, map dynTypeRep bag)
  print (fmap (\d -> fromDyn d False) (dynApply (bag !! 3) (toDyn False)))
  print (fmap dynTypeRep (dynApply (toDyn ((,) :: Int -> Char -> (Int, Char))) (head bag)))
  print (maybe "cannot" show (dynApply (bag !! 3) (bag !! 2)))
  r <- try (evaluate (dynApp (bag !! 2) (bag !! 0)))
  putStrLn (either (\e -> show (e :: ErrorCall)) show r)
