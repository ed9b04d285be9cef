-- Derived Show: precedence, negative numbers, records, infix, nested.
data T = T Int | U { x :: Int, y' :: Maybe T } | Int :% Int | T `V` T | (:@) T deriving (Show, Eq, Ord)
infixl 3 :%
infixr 7 `V`
newtype N a = N { unN :: a } deriving Show
data Op = Op { (<+>) :: Int, f_1 :: Double } deriving Show
data Unit = Unit deriving Show

main :: IO ()
main = do
  print [T (-1), U { x = -2, y' = Just (T 3) }, 1 :% (-2)]
  print (Just (1 :% 2), Just (T 1 `V` T 2 `V` T 3), (T 1 `V` T 2) `V` T 3)
  print (N (N (-1.5)), Just (N Unit), (:@) (T 1))
  print Op { (<+>) = 1, f_1 = -0.5 }
  putStrLn (showsPrec 11 (T 1) "" ++ showsPrec 10 (T 1) "" ++ showsPrec 11 (U 1 Nothing) "" ++ showsPrec 11 Unit "")
  print (Left (Just (-3)) :: Either (Maybe Int) ())
  print [Just [Just (Left 1), Just (Right 'x'), Nothing]]
