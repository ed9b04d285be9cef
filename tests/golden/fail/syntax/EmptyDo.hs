-- expect: EmptyDo
main :: IO ()
main = do
