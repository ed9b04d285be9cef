-- error, called in functions that hand their call stack on, and in one that does not.
module Main where

import GHC.Stack (HasCallStack)

parseAge :: HasCallStack => String -> Int
parseAge s = if all (`elem` "0123456789") s then read s else invalid ("age: " ++ s)

invalid :: HasCallStack => String -> a
invalid what = error ("invalid " ++ what)

loadPerson :: String -> (String, Int)
loadPerson line = case words line of
  [name, age] -> (name, parseAge age)
  _ -> error "a person is a name and an age"

main :: IO ()
main = do
  print (loadPerson "Ada 36")
  print (loadPerson "Grace old")
