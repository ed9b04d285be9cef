-- Strict fields force their argument when the constructor is applied; newtypes do not exist at run time.
import Control.Exception

data Lazy = Lazy Int
data Strict = Strict !Int Int
newtype New = New Int
data One = One Int

attempt :: String -> a -> IO ()
attempt what v = do
  r <- try (evaluate v)
  putStrLn (what ++ either (\(ErrorCall m) -> ": " ++ m) (const ": fine") r)

main :: IO ()
main = do
  attempt "lazy" (Lazy (error "boom"))
  attempt "strict first" (Strict (error "boom") 1)
  attempt "strict second" (Strict 1 (error "boom"))
  attempt "partial" (map (Strict (error "boom")) [1])
  attempt "applied" (Strict (error "boom") $ 2)
  attempt "newtype match" (case undefined of New _ -> ())
  attempt "data match" (case error "one" of One _ -> ())
  attempt "newtype" (New (error "inside"))
  attempt "seq" (Lazy undefined `seq` ())
  attempt "function" (seq (\x -> error "body" :: Int) ())
