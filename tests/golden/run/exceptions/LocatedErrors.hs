-- | The two forms of what `error` throws.
import Control.Exception

main :: IO ()
main = do
  r <- try (evaluate (throw (ErrorCallWithLocation "wrong" "in the cellar") :: Int))
  case r of
    Left e@(ErrorCall message) -> print message >> print e
    Right n -> print n
  s <- try (throwIO (ErrorCall "plain"))
  case s of
    Left (ErrorCallWithLocation message place) -> print (message, place)
    Right () -> putStrLn "fine"
  print (ErrorCallWithLocation "same" "here" == ErrorCall "same", compare (ErrorCall "a") (ErrorCallWithLocation "b" ""))
  throwIO (ErrorCallWithLocation "last" "behind the door")
