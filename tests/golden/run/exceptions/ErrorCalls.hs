-- error as an exception: the message alone, and with its place.
import Control.Exception

main :: IO ()
main = do
  r <- try (evaluate (error "boom" :: Int))
  case r of
    Left (ErrorCall m) -> putStrLn ("message: " ++ m)
    Right n -> print n
  r2 <- try (evaluate (errorWithoutStackTrace "plain" :: Int)) :: IO (Either ErrorCall Int)
  print r2
  r3 <- try (evaluate (head (map (+ 1) [error "inside" :: Int]))) :: IO (Either ErrorCall Int)
  putStrLn (either (head . lines . show) show r3)
  r4 <- try (throwIO (ErrorCall "thrown")) :: IO (Either SomeException ())
  print r4
  r5 <- try (evaluate (error "multi\nline" :: ())) :: IO (Either ErrorCall ())
  putStrLn (either (unlines . take 2 . lines . show) show r5)
  print (ErrorCall "a" == ErrorCall "a", compare (ErrorCall "a") (ErrorCall "b"))
