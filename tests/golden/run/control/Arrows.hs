import Control.Arrow
import qualified Control.Category as C
import qualified Data.Map as Map

newtype Circuit a b = Circuit {step :: a -> (Circuit a b, b)}

instance C.Category Circuit where
  id = Circuit ((,) C.id)
  Circuit g . Circuit f = Circuit (\a -> let { (f', b) = f a; (g', c) = g b } in (g' C.. f', c))

instance Arrow Circuit where
  arr f = Circuit (\a -> (arr f, f a))
  first (Circuit f) = Circuit (\(b, d) -> let (f', c) = f b in (first f', (c, d)))

runCircuit :: Circuit a b -> [a] -> [b]
runCircuit _ [] = []
runCircuit (Circuit f) (a : as) = let (c, b) = f a in b : runCircuit c as

total :: Num a => Circuit a a
total = go 0 where go acc = Circuit (\a -> let s = acc + a in (go s, s))

main :: IO ()
main = do
  print ((first (+ 1) >>> second (* 2)) (1, 2), ((+ 1) &&& (* 2)) 5, ((+ 1) *** length) (1, "ab"), (fst &&& snd >>> uncurry (+)) (1, 2))
  print (map (left (+ 1)) [Left 1, Right 'x'], right length (Right "abc" :: Either Int String), (show ||| id) (Left 5 :: Either Int String), ((+ 1) +++ not) (Right True :: Either Int Bool))
  print (runCircuit (total &&& arr (* 10)) [1, 2, 3], runCircuit (arr (+ 1) >>> total) [1, 0, 5], runCircuit (total *** total) [(1, 2), (3, 4)])
  print (runKleisli (Kleisli (\x -> [x, x + 1]) >>> arr (* 2)) 5, runKleisli (Kleisli (\n -> Just (n - 1)) &&& returnA) 3)
  r <- runKleisli (Kleisli print >>> arr (const "done")) 'x'
  putStrLn r
  print (app ((+ 1), 2), loop (\(n, f) -> (f n, \k -> if k == 0 then 1 else k * f (k - 1))) 5, ((+ 1) <<< (* 2)) 5, ((* 2) ^>> (+ 1)) 5, ((+ 1) <<^ (* 2)) 5)
  print (map (Map.toList . Map.fromList . map (head &&& length)) [["a", "bb", "ab"]])
  print (runKleisli (Kleisli (const []) <+> Kleisli (\x -> [x])) 'z', (C.id C.. (+ 1)) 2, (zeroArrow `asTypeOf` Kleisli (\x -> [x :: Int])) `runKleisli` 1)
