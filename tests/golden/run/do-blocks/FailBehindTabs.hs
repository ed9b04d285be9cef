-- Where a pattern of a do block failed is told in columns: a tab goes to the next multiple of eight.
module Main where

import Control.Exception

main :: IO ()
main = do
	r <- try (do
			Just x	<- return (Nothing :: Maybe Int)
			print x)
	print (r :: Either IOException ())
	print (do	{ ("𝒳",	Left y) <- [("𝒳", Right 1), ("𝒳", Left 'c')]; [y :: Char, maybe '-' id (either (const Nothing) Just (Right 'd' :: Either Int Char))] })
