-- Fields of a record pattern are looked at in the order in which the pattern has them, not in that of the declaration.
import Control.Exception

data Pair = Pair { left :: Bool, right :: Bool } | Other { count :: Int }

rightFirst, leftFirst, mixed :: Pair -> String
rightFirst Pair { right = True, left = True } = "both"
rightFirst _ = "not both"
leftFirst Pair { left = True, right = True } = "both"
leftFirst _ = "not both"
mixed Pair { left = False, right = False } = "none"
mixed Pair { right = True, left = True } = "both"
mixed Other { count = 1 } = "one"
mixed _ = "some"

attempt :: String -> IO ()
attempt text = do
  result <- try (evaluate (length text))
  putStrLn (either (\e -> takeWhile (/= '\n') (show (e :: ErrorCall))) (const text) result)

main :: IO ()
main = do
  attempt (rightFirst (Pair (error "left") False))
  attempt (rightFirst (Pair (error "left") True))
  attempt (leftFirst (Pair (error "left") False))
  attempt (leftFirst (Pair False (error "right")))
  mapM_ (attempt . mixed) [Pair False False, Pair True True, Pair True False, Pair True (error "right"), Pair False (error "right"), Other 1, Other 2]
