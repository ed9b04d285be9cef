-- Lines of input, numbered and summed.
main :: IO ()
main = interact $ \s ->
  let ls = lines s
      numbers = map read (filter (not . null) ls) :: [Int]
   in unlines (zipWith (\n l -> show n ++ ": " ++ l) [1 :: Int ..] ls) ++ "sum " ++ show (sum numbers) ++ "\n"
