module Main (main) where

import Control.Exception
import qualified Data.IntMap as L
import qualified Data.IntMap.Strict as S
import qualified Data.Map as M

-- IntMaps refuse an empty map here, Maps do not
main :: IO ()
main = do
  mapM_ told [L.updateMin Just L.empty, L.updateMaxWithKey (\_ _ -> Nothing) L.empty, S.updateMinWithKey (\_ _ -> Nothing) S.empty, S.updateMax Just S.empty]
  print (M.updateMin Just (M.empty :: M.Map Int Int), L.updateMax (const Nothing) (L.fromList [(-1, 'a'), (2, 'b')]), S.updateMin (Just . succ) (S.fromList [(-1, 'a'), (2, 'b')]))

told :: L.IntMap Int -> IO ()
told m = try (evaluate m) >>= either (\(ErrorCall e) -> putStrLn e) print
