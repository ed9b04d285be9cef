-- A tab stands for the columns up to the next multiple of 8.
main :: IO ()
main = do
	let x = 1
	    y = 2 :: Int
        -- eight blanks are one tab
        print (x + y)
	print [ a
	      | a <- [1 :: Int, 2]
	      ]
