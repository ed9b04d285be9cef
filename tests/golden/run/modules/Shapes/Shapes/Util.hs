module Shapes.Util (twice, (|>)) where
infixl 1 |>
twice :: (a -> a) -> a -> a
twice f = f . f
(|>) :: a -> (a -> b) -> b
(|>) = flip ($)
