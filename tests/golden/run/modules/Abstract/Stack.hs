module Stack (Stack, empty, push, pop, toList, (|>), (+++), size) where

newtype Stack a = Stack [a] deriving (Eq)
infixl 5 |>
infixr 6 +++

empty :: Stack a
empty = Stack []

push :: a -> Stack a -> Stack a
push x (Stack xs) = Stack (x : xs)

pop :: Stack a -> Maybe (a, Stack a)
pop (Stack []) = Nothing
pop (Stack (x : xs)) = Just (x, Stack xs)

(|>) :: Stack a -> a -> Stack a
s |> x = push x s

(+++) :: Int -> Int -> Int
a +++ b = a - b

toList :: Stack a -> [a]
toList (Stack xs) = xs

size :: Stack a -> Int
size = length . toList

instance Foldable Stack where foldr f z (Stack xs) = foldr f z xs
