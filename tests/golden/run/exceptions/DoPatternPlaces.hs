-- | Places of patterns in do blocks that fail, with their parentheses and marks.
{-# LANGUAGE BangPatterns #-}
import Control.Exception

attempt :: IO () -> IO ()
attempt act = act `catch` \e -> print (e :: IOException)

main :: IO ()
main = do
  attempt (do (x : _) <- return ""; print x)
  attempt (do [_, _] <- return "abc"; return ())
  attempt (do ((Just y)) <- return (Nothing :: Maybe Int); print y)
  attempt (do !(Left z) <- return (Right 1 :: Either Int Int); print z)
  attempt (do all'@(_ : _) <- return ([] :: [Int]); print all')
  attempt $ do
    (True,
      False) <- return (False, False)
    return ()
  print (do { (2) <- Just 1; return 'a' } :: Maybe Char)
