-- expect: SkolemEscape
{-# LANGUAGE ExistentialQuantification #-}
data Shown = forall a. Show a => Shown { content :: a, label :: String }
main :: IO ()
main = putStrLn (show (content (Shown 1 "one")))
