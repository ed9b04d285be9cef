-- Re-exports: whole modules, constructors apart from their type, classes with some methods, a record's fields.
import Facade
import qualified Facade as F (Point (P), px)

newtype Mine = Mine Int
instance Named Mine where name (Mine n) = "mine " ++ show n

main :: IO ()
main = do
  putStrLn (name (Mine 3) ++ shout "hi")
  print (px (F.P { px = 1, py = 2 }), origin { py = 5 })
  print (sortOn negate [1, 3, 2], isJust (Just 1))
  print (runId (Id 'x'))
