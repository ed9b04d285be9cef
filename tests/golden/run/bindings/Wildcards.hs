-- Names that begin with an underscore.
module Main where
main :: IO ()
main = do
  let _unused = undefined
      (_, b, _c) = (undefined, 'b', 1 :: Int)
  print b
  _ <- return 5
  _x <- return 6
  print (_x + 1, const 1 _unused)
