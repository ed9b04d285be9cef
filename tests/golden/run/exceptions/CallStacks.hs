-- Call stacks as values.
import GHC.Stack

whereAmI :: HasCallStack => String
whereAmI = prettyCallStack callStack

names :: HasCallStack => [String]
names = map fst (getCallStack callStack)

outer :: HasCallStack => [String]
outer = names

hidden :: [String]
hidden = names

frozen :: HasCallStack => [String]
frozen = withFrozenCallStack names

main :: IO ()
main = do
  putStrLn whereAmI
  print names
  print outer
  print hidden
  print frozen
  print (length (getCallStack emptyCallStack))
  let loc = snd (head (getCallStack (fromCallSiteList [("f", SrcLoc "p" "M" "F.hs" 1 2 3 4)])))
  putStrLn (prettySrcLoc loc)
  print loc
