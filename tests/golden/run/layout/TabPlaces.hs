-- Places that a program prints have the columns of GHC: a tab goes to the next multiple of 8, a character of two UTF-16 units is one.
import Control.Exception
import GHC.Stack

place :: HasCallStack => String
place = concatMap (\(f, l) -> f ++ show (srcLocStartCol l, srcLocEndCol l)) (getCallStack callStack)

small :: Int -> Int
small	x	| x < 5	= 1
	| x > 8	= 2

main :: IO ()
main = do
	putStrLn	place
	putStrLn ("😀" ++ place)
	r <- try (evaluate (small 6))
	print (r :: Either PatternMatchFail Int)
	s <- try (evaluate (let Just y = lookup 1 [(2, 'a')]	in y))
	print (s :: Either PatternMatchFail Char)
