-- expect: AmbiguousName
import Text.PrettyPrint

main :: IO ()
main = do
  print (text "a" <+> text "b" <> text "c")
  print (map (text "a" <+> text "b" <>) [empty])
