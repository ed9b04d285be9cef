{-# LANGUAGE FlexibleInstances, MultiParamTypeClasses #-}
-- Of incoherent instances none of which is better than another the one declared last is taken.
class Pair a b where
  name :: a -> b -> String

instance {-# INCOHERENT #-} Pair Int b where
  name _ _ = "first"

instance {-# INCOHERENT #-} Pair a Int where
  name _ _ = "second"

instance {-# INCOHERENT #-} Pair Bool b where
  name _ _ = "third"

class Either3 a b c where
  which :: a -> b -> c -> Int

instance {-# INCOHERENT #-} Either3 a b Int where
  which _ _ _ = 1

instance {-# INCOHERENT #-} Either3 Int b c where
  which _ _ _ = 2

instance {-# INCOHERENT #-} Either3 a Int c where
  which _ _ _ = 3

main :: IO ()
main = do
  let i = 1 :: Int
  print [name i i, name True i, name i 'x', name 'x' i]
  print [which i i i, which i 'x' i, which 'x' i i, which i i 'x']
