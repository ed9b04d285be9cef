-- expect: ImportCycle
import A
main :: IO ()
main = print a
