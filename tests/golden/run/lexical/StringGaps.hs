-- Gaps, \& and escapes at the edges of strings.
main :: IO ()
main = do
  putStrLn "one \
           \two \
    \three"
  putStrLn "a\
  \b\&c"
  print "\1234\&5 \SO\&H"
  print (length "\
  \", length "\&", "" == "\&\&")
