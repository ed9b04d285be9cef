{-# LANGUAGE ApplicativeDo #-}
-- A block of independent statements asks for an Applicative only; effects come in the order written.
newtype Form a = Form ([String], a)

instance Functor Form where
  fmap f (Form (fields, x)) = Form (fields, f x)

instance Applicative Form where
  pure x = Form ([], x)
  Form (as, f) <*> Form (bs, x) = Form (as ++ bs, f x)

field :: String -> a -> Form a
field name x = Form ([name], x)

person :: Form (String, Int, Bool)
person = do
  name <- field "name" "Ada"
  age <- field "age" 36
  field "ignored" ()
  (_, member) <- field "pair" ('x', True)
  return (name, age, member)

doubled :: Functor f => f Int -> f Int
doubled action = do
  n <- action
  pure $ n * 2

paired :: Applicative f => f a -> f b -> f (a, b)
paired a b = do
  x <- a
  ~(y, _) <- fmap (\v -> (v, ())) b
  (pure (x, y))

-- depends on what came before: a monad all the same
chain :: IO Int
chain = do
  a <- doubled (putStrLn "first" >> return 1)
  b <- paired (pure a) (putStrLn "second" >> pure 10)
  let c = uncurry (+) b
  return (c + 1)

main :: IO ()
main = do
  let Form (fields, value) = person
  print fields
  print value
  print (doubled (Just 4), paired [1, 2] "ab")
  chain >>= print
