{-# LANGUAGE TypeFamilies, NoMonoLocalBinds #-}
-- The dictionary of a binding that is not generalised rests on one that becomes known further out, from nothing else that is mentioned there.
import Text.Printf (printf)

class Spread r where
  spread :: [String] -> r

instance a ~ () => Spread (IO a) where
  spread = print

instance (Show a, Spread r) => Spread (a -> r) where
  spread seen x = spread (show x : seen)

newtype Action = Action (IO ())

line :: Show t => t -> Int -> IO ()
line x level = let text = printf "%s %d\n" (show x) level in id text

fields :: Show t => t -> Int -> Action
fields x level =
  let heading = spread [] (show x) level
      body = print level
  in Action (heading >> body)

pair :: Eq t => t -> t -> [IO ()]
pair x y = let (a, b) = (spread [] (x == y), spread [] 'b' 'c') in [a, b]

main :: IO ()
main = do
  line 'x' 1
  case fields [1 :: Int] 2 of Action act -> act
  sequence_ (pair 'x' 'y')
