module Shapes.Stack where
newtype Stack = Stack [Int] deriving Show
infixr 5 <+>
(<+>) :: Stack -> Stack -> Stack
Stack a <+> Stack b = Stack (a ++ b)
empty' :: Stack
empty' = Stack [0]
