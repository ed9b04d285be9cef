-- expect: UnterminatedComment
main :: IO ()
main = print 1 {- never
closed
