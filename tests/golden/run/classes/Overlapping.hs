{-# LANGUAGE UndecidableInstances #-}
-- Overlapping instances by pragma: the most specific one is taken.
class Pretty a where pretty :: a -> String
instance {-# OVERLAPPABLE #-} Show a => Pretty a where pretty x = "<" ++ show x ++ ">"
instance Pretty Bool where pretty b = if b then "yes" else "no"
instance {-# OVERLAPPING #-} Pretty String where pretty s = s
instance Pretty a => Pretty [a] where pretty xs = unwords (map pretty xs)
instance {-# OVERLAPS #-} Pretty a => Pretty (Maybe a) where pretty = maybe "none" pretty
instance {-# OVERLAPPING #-} Pretty (Maybe Int) where pretty = maybe "no int" show

main :: IO ()
main = do
  putStrLn (pretty (3 :: Int)) >> putStrLn (pretty True) >> putStrLn (pretty "text")
  putStrLn (pretty [True, False]) >> putStrLn (pretty [["a", "b"], ["c"]])
  putStrLn (pretty (Just 'c')) >> putStrLn (pretty (Just (5 :: Int))) >> putStrLn (pretty (Nothing :: Maybe [Bool]))
