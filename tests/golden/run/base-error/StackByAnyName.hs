{-# LANGUAGE ImplicitParams #-}
-- An implicit parameter of type CallStack is a call stack whatever its name: calls push their places on the one of that name.
import GHC.Stack

here :: (?where :: CallStack) => String
here = unwords (map fst (getCallStack ?where))

outer :: (?where :: CallStack) => String
outer = here ++ " in outer"

unnamed :: (?other :: CallStack) => String
unnamed = here ++ " / " ++ unwords (map fst (getCallStack ?other))

top :: String
top = show (length (getCallStack ?nowhere))

main :: IO ()
main = do
  putStrLn here
  putStrLn outer
  putStrLn unnamed
  putStrLn top
  mapM_ (print . srcLocStartLine . snd) (let ?where = emptyCallStack in getCallStack (stackOf ()))
  where
    stackOf :: (?where :: CallStack) => () -> CallStack
    stackOf () = ?where
