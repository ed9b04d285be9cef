-- The tuple of one component.
import GHC.Tuple (Solo (..))

main :: IO ()
main = do
  print (fmap (+ 1) (Solo 1), (+) <$> Solo 1 <*> Solo 2, Solo 3 >>= Solo . show)
  print (sum (Solo 4), length (Solo undefined), Solo "a" <> Solo "b", mempty :: Solo String)
  print (read "Solo 5" :: Solo Int)
  mapM_ print =<< traverse (\x -> print x >> return (x * 2)) (Solo 6)
