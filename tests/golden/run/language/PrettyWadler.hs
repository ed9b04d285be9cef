module Main where
-- Wadler's prettier printer
infixr 5 :<|>
infixr 6 :<>
infixr 6 <->

data DOC = NIL | DOC :<> DOC | NEST Int DOC | TEXT String | LINE | DOC :<|> DOC
data Doc = Nil | String `Text` Doc | Int `Line` Doc

(<->) :: DOC -> DOC -> DOC
x <-> y = x :<> y

nil, line :: DOC
nil = NIL
line = LINE
nest :: Int -> DOC -> DOC
nest = NEST
text :: String -> DOC
text = TEXT

group :: DOC -> DOC
group x = flatten x :<|> x

flatten :: DOC -> DOC
flatten NIL = NIL
flatten (x :<> y) = flatten x :<> flatten y
flatten (NEST i x) = NEST i (flatten x)
flatten (TEXT s) = TEXT s
flatten LINE = TEXT " "
flatten (x :<|> _) = flatten x

layout :: Doc -> String
layout Nil = ""
layout (s `Text` x) = s ++ layout x
layout (i `Line` x) = '\n' : replicate i ' ' ++ layout x

best :: Int -> Int -> DOC -> Doc
best w k x = be w k [(0, x)]

be :: Int -> Int -> [(Int, DOC)] -> Doc
be _ _ [] = Nil
be w k ((_, NIL) : z) = be w k z
be w k ((i, x :<> y) : z) = be w k ((i, x) : (i, y) : z)
be w k ((i, NEST j x) : z) = be w k ((i + j, x) : z)
be w k ((_, TEXT s) : z) = s `Text` be w (k + length s) z
be w _ ((i, LINE) : z) = i `Line` be w i z
be w k ((i, x :<|> y) : z) = better w k (be w k ((i, x) : z)) (be w k ((i, y) : z))

better :: Int -> Int -> Doc -> Doc -> Doc
better w k x y = if fits (w - k) x then x else y

fits :: Int -> Doc -> Bool
fits w _ | w < 0 = False
fits _ Nil = True
fits w (s `Text` x) = fits (w - length s) x
fits _ (_ `Line` _) = True

pretty :: Int -> DOC -> String
pretty w x = layout (best w 0 x)

folddoc :: (DOC -> DOC -> DOC) -> [DOC] -> DOC
folddoc _ [] = nil
folddoc _ [x] = x
folddoc f (x : xs) = f x (folddoc f xs)

spread, stack :: [DOC] -> DOC
spread = folddoc (\x y -> x <-> text " " <-> y)
stack = folddoc (\x y -> x <-> line <-> y)

bracket :: String -> DOC -> String -> DOC
bracket l x r = group (text l <-> nest 2 (line <-> x) <-> line <-> text r)

fill :: [DOC] -> DOC
fill [] = nil
fill [x] = x
fill (x : y : zs) = (flatten x <-> text " " <-> fill (flatten y : zs)) :<|> (x <-> line <-> fill (y : zs))

data Tree = Node String [Tree]
showTree :: Tree -> DOC
showTree (Node s ts) = group (text s <-> nest (length s) (showBracket ts))
showBracket :: [Tree] -> DOC
showBracket [] = nil
showBracket ts = text "[" <-> nest 1 (showTrees ts) <-> text "]"
showTrees :: [Tree] -> DOC
showTrees = folddoc (\x y -> x <-> text "," <-> line <-> y) . map showTree

data XML = Elt String [(String, String)] [XML] | Txt String
showXML :: XML -> DOC
showXML = folddoc (<->) . showXMLs
showXMLs :: XML -> [DOC]
showXMLs (Elt n as []) = [text "<" <-> showTag n as <-> text "/>"]
showXMLs (Elt n as cs) = [text "<" <-> showTag n as <-> text ">" <-> showFill showXMLs cs <-> text "</" <-> text n <-> text ">"]
showXMLs (Txt s) = map text (words s)
showTag :: String -> [(String, String)] -> DOC
showTag n as = text n <-> showFill (\(k, v) -> [text (k ++ "=" ++ show v)]) as
showFill :: (a -> [DOC]) -> [a] -> DOC
showFill _ [] = nil
showFill f xs = bracket "" (fill (concatMap f xs)) ""

main :: IO ()
main = do
  let t = Node "aaa" [Node "bbbbb" [Node "ccc" [], Node "dd" []], Node "eee" [], Node "ffff" [Node "gg" [], Node "hhh" [], Node "ii" []]]
  mapM_ (\w -> putStrLn (pretty w (showTree t)) >> putStrLn (replicate w '=')) [10, 30, 80]
  let x = Elt "p" [("color", "red"), ("font", "Times"), ("size", "10")] [Txt "Here is some", Elt "em" [] [Txt "emphasized"], Txt "text. Here is a", Elt "a" [("href", "http://www.eg.com/")] [Txt "link"], Txt "elsewhere."]
  mapM_ (\w -> putStrLn (pretty w (showXML x))) [30, 60]
  putStrLn (pretty 20 (spread [text "one", text "two"] <-> line <-> stack [text "a", text "b"]))
