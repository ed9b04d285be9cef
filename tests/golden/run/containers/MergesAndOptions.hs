import System.Console.GetOpt
import Control.Applicative.Lift
import Data.Functor.Reverse
import Data.Foldable
import qualified Data.IntMap.Merge.Strict as M
import qualified Data.IntMap as IM
data Flag = Verbose | Version | Input String | Output String | LibDir String deriving Show
options :: [OptDescr Flag]
options =
  [ Option ['v'] ["verbose"] (NoArg Verbose) "chatty output on stderr"
  , Option ['V', '?'] ["version"] (NoArg Version) "show version number"
  , Option ['o'] ["output"] (OptArg (Output . maybe "stdout" id) "FILE") "output FILE"
  , Option ['c'] [] (OptArg (Input . maybe "stdin" id) "FILE") "input FILE"
  , Option ['L'] ["libdir"] (ReqArg LibDir "DIR") "library\ndirectory"
  ]
main :: IO ()
main = do
  putStr (usageInfo "Usage: ic [OPTION...] files..." options)
  let t o a = print (getOpt o options (words a))
  t Permute "-v foo --output=x bar -o -Ly -L z --libdir q"
  t RequireOrder "-v foo -V"
  t (ReturnInOrder Input) "-v foo -- -V bar"
  t Permute "--ver -x --libdir --verbose=3 -vV --libdir=3 --foo=4"
  t Permute "-L"
  t Permute "-v -- -v a"
  print (getOpt' Permute options (words "-x --what=2 -v"))
  print (fmap length (Option "a" ["b"] (NoArg "xyz") "t") `seq` ())
  print (runErrors ((,) <$> failure ["a"] <*> failure ["b"] :: Errors [String] (Int, Int)))
  print (runErrors ((,) <$> pure 1 <*> eitherToErrors (Right 2) :: Errors [String] (Int, Int)))
  print (toList (Reverse [1,2,3]), Reverse (Just 3))
  traverse_ print (Reverse "abc")
  let a = IM.fromList [(i, show i) | i <- [-5, -3, 0, 2, 7, 100]]; b = IM.fromList [(i, i) | i <- [-5, -4, 1, 2, 100, 200]]
  print (M.merge M.preserveMissing (M.mapMissing (const show)) (M.zipWithMatched (\k x y -> x ++ show (k + y))) a b)
  r <- M.mergeA (M.traverseMissing (\k x -> do { print ("l", k); return x })) (M.traverseMaybeMissing (\k x -> do { print ("r", k); return Nothing })) (M.zipWithAMatched (\k x y -> x <$ print ("b", k))) a b
  print r
  print (M.merge M.dropMissing M.dropMissing (M.zipWithMaybeMatched (\_ x y -> if y > 0 then Just (x, y) else Nothing)) a b)
