-- Semigroup and Monoid of base types.
import Data.List.NonEmpty (NonEmpty (..))
import Data.Semigroup

main :: IO ()
main = do
  print ("ab" <> "cd", [1] <> [2 :: Int], mempty :: String, mconcat ["a", "b", "c"])
  print (LT <> GT, EQ <> GT, mconcat [EQ, EQ, LT], compare 1 2 <> compare 'b' 'a')
  print (Just "a" <> Nothing <> Just "b", mempty :: Maybe String, (Just [1], "x") <> (Just [2 :: Int], "y"))
  print (() <> (), mempty :: ((), String), ("a", "b", "c") <> ("d", "e", "f"))
  print (sconcat ("a" :| ["b", "c"]), stimes (3 :: Int) "ab", stimes (2 :: Int) (Just "x"), stimes (5 :: Int) LT)
  print ((show <> const "-" <> show) (5 :: Int), (mempty :: Int -> String) 3)
  print ((1 :| [2, 3]) <> (4 :| [5 :: Int]), fmap (+ 1) (1 :| [2 :: Int]))
  r <- pure "io" <> pure "text"
  putStrLn r
