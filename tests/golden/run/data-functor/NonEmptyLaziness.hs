import Control.Applicative
import Control.Exception
import Data.Foldable (fold, maximumBy, minimumBy, toList)
import qualified Data.IntMap.Strict as IntMap
import Data.List.NonEmpty (NonEmpty (..))
import qualified Data.List.NonEmpty as NonEmpty
import Data.Semigroup (cycle1)

-- As much of a value's text as there is.
upTo :: Show a => a -> IO ()
upTo x = go (take 40 (show x))
  where
    go s = try (evaluate (dropWhile (> maxBound) s)) >>= either none next
    none e = putStrLn ('!' : takeWhile (/= '\n') (show (e :: ErrorCall)))
    next "" = putStrLn ""
    next (c : cs) = putStr [c] >> go cs

main :: IO ()
main = do
  let none = errorWithoutStackTrace "none" :: NonEmpty Int
  upTo (NonEmpty.take 5 (cycle1 (1 :| [2])))
  let ones = (1 :: Int) <$ ones in upTo (NonEmpty.head ones)
  upTo ((1 :| [2]) <> none)
  upTo (fmap (const 'x') none)
  upTo (none >>= \_ -> 'a' :| [])
  upTo ((2 :| [3]) >>= \x -> if x == 2 then x :| [] else none)
  upTo (liftA2 (,) none none)
  upTo (foldr (\_ _ -> 'r') 'z' none, fold (fmap (const "") (1 :| [])), length (take 0 (toList none)))
  upTo (maximumBy (\_ _ -> EQ) [1, errorWithoutStackTrace "largest", 2 :: Int])
  upTo (minimumBy (\_ _ -> EQ) [errorWithoutStackTrace "smallest", 2 :: Int])
  upTo (unwords ("a" : errorWithoutStackTrace "words"))
  upTo (lcm (errorWithoutStackTrace "factor") 0 :: Int)
  upTo (ZipList [1, 2] <|> errorWithoutStackTrace "second")
  upTo (IntMap.mapAccum (\a b -> (b, a)) (errorWithoutStackTrace "start") (IntMap.fromList [(1, 1), (2, 2 :: Int)]) `seq` 'm')
