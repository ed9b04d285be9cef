-- Text.PrettyPrint: documents made at random, in every mode; annotations; the class.
import Text.PrettyPrint
import qualified Text.PrettyPrint.Annotated as A
import qualified Text.PrettyPrint.Annotated.HughesPJ as A
import Text.PrettyPrint.HughesPJClass (Pretty(..), prettyShow)
import Prelude hiding ((<>))

-- documents from a generator of numbers
lcg :: Int -> Int
lcg x = (x * 1103515245 + 12345) `mod` 2147483648

doc :: Int -> Int -> (Doc, Int)
doc 0 s = let s1 = lcg s in (case (s1 `div` 65536) `mod` 6 of { 0 -> empty; 1 -> text "a"; 2 -> text "word"; 3 -> int s1; 4 -> char ';'; _ -> text (replicate ((s1 `div` 7000) `mod` 23) 'x') }, s1)
doc n s =
  let s1 = lcg s
      (a, s2) = doc (n - 1) s1
      (b, s3) = doc (n - 1) s2
      (c, s4) = doc (max 0 (n - 2)) s3
      k = (s4 `div` 65536) `mod` 9 - 3
  in (case (s1 `div` 65536) `mod` 14 of
        0 -> a <> b; 1 -> a <+> b; 2 -> a $$ b; 3 -> a $+$ b; 4 -> sep [a, b, c]; 5 -> cat [a, b, c]
        6 -> fsep [a, b, c, a]; 7 -> fcat [a, b, c, a]; 8 -> nest k a $$ b; 9 -> hang a k b
        10 -> vcat [a, nest k b, c]; 11 -> parens (sep (punctuate comma [a, b, c])); 12 -> hsep [a, b, c] ; _ -> braces (hcat [a, c])
     , lcg s4)

main :: IO ()
main = do
  mapM_ (\seed -> let (d, _) = doc (1 + seed `mod` 5) (seed * 7919) in do
      putStrLn ("-- " ++ show seed)
      putStrLn (render d)
      mapM_ (\(m, w, r) -> putStrLn (show m ++ show w) >> putStrLn (renderStyle (Style m w r) d))
        [(PageMode, 40, 1.5), (PageMode, 20, 1), (PageMode, 10, 2), (ZigZagMode, 20, 1.5), (LeftMode, 10, 1), (OneLineMode, 10, 1)]) [1 .. 60]
  let a = A.text "let" A.<+> A.annotate 'x' (A.vcat [A.text "a = 1", A.annotate 'y' (A.text "b" A.<+> A.annotate 'z' (A.text "=")) A.<+> A.int 2]) A.$$ A.annotate 'w' A.empty
  print (A.renderSpans a)
  putStrLn (A.renderDecorated (\c -> '<' : c : ">") (\c -> '<' : '/' : c : ">") a)
  A.renderDecoratedM (\c -> putStr ['[', c]) (\c -> putStr [c, ']']) putStr (putStrLn "|end") a
  print (fmap succ (snd (A.renderSpans a) !! 0))
  putStrLn (prettyShow [(1 :: Int, Just 'c', "str"), (2, Nothing, "")])
  putStrLn (prettyShow (Just (Left (Just 3) :: Either (Maybe Int) Bool), [LT, GT], (1.5 :: Double, 2 :: Float, (), True)))
  print (text "a" $$ text "b", isEmpty empty, text "x" == text "x" <> empty, mconcat [text "p", text "q"])
  print (style, fullRender PageMode 20 1.5 (:) [] (text "a" $$ nest 3 (char 'b' <> ptext "c")))
