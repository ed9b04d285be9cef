import Data.Functor
import Data.Functor.Compose
import Data.Functor.Const
import Data.Functor.Identity
import Data.Functor.Product
import Data.Functor.Sum

main :: IO ()
main = do
  print ((+ 1) <$> Just 1, Just 1 $> 'x', 'y' <$ [1, 2], [1, 2] <&> (* 2), void (Just 3))
  print (fmap length (3, "four"), ((+ 1) <$> (* 2)) 5, fmap show (Right 1 :: Either Int Int))
  print (Identity 3, runIdentity (Identity 'x'), showsPrec 11 (Identity 1) "", Identity 3 + 4, read "Identity 5" :: Identity Int)
  print (Const "log" :: Const String Int, getConst (Const 1 :: Const Int ()), (Const [1] <*> (Const [2] :: Const [Int] Char)) == (Const [1, 2] :: Const [Int] Bool))
  print (Compose [Just 1, Nothing], fmap (+ 1) (Compose [Just 1, Nothing]), Compose (Just [1]) == Compose (Just [1]))
  print (Pair [1] (Just 2), fmap negate (Pair [1] (Just 2)), sum (Pair [1, 2] (Just 3)))
  print (InL (Just 1) :: Sum Maybe [] Int, fmap show (InR [1, 2] :: Sum Maybe [] Int), InL (Just 1) < (InR [1] :: Sum Maybe [] Int))
  print ((,) <$> Compose [Just 1, Nothing] <*> Compose [Just 'a'])
  print (maximum (Compose [Just 3, Nothing, Just 5]), traverse (\x -> [x, x + 1]) (Compose (Just (Just 1))))
  print (read "Compose [Just 1]" :: Compose [] Maybe Int, read "Pair [1] (Just 2)" :: Product [] Maybe Int)
