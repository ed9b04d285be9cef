import Control.Exception

attempt :: (Integer -> Integer -> Integer) -> IO ()
attempt f = print (f 5 0) `catch` \e -> putStrLn (displayException (e :: ArithException))

main :: IO ()
main = mapM_ attempt [quot, mod, \a b -> fst (divMod a b)]
