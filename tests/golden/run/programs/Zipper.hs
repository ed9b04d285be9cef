module Main where

import Control.Monad ((>=>))
import Data.Maybe (fromJust)

type Name = String
type Data = String
data FSItem = File Name Data | Folder Name [FSItem] deriving (Show, Eq)
data FSCrumb = FSCrumb Name [FSItem] [FSItem] deriving (Show)
type FSZipper = (FSItem, [FSCrumb])

x -: f = f x

fsUp :: FSZipper -> Maybe FSZipper
fsUp (_, []) = Nothing
fsUp (item, FSCrumb name ls rs : bs) = Just (Folder name (ls ++ [item] ++ rs), bs)

fsTo :: Name -> FSZipper -> Maybe FSZipper
fsTo name (Folder folderName items, bs) = case break (nameIs name) items of
  (ls, item : rs) -> Just (item, FSCrumb folderName ls rs : bs)
  _ -> Nothing
fsTo _ _ = Nothing

nameIs :: Name -> FSItem -> Bool
nameIs name (Folder folderName _) = name == folderName
nameIs name (File fileName _) = name == fileName

fsRename :: Name -> FSZipper -> FSZipper
fsRename newName (Folder _ items, bs) = (Folder newName items, bs)
fsRename newName (File _ dat, bs) = (File newName dat, bs)

fsNewFile :: FSItem -> FSZipper -> Maybe FSZipper
fsNewFile item (Folder folderName items, bs) = Just (Folder folderName (item : items), bs)
fsNewFile _ _ = Nothing

top :: FSZipper -> FSItem
top z = maybe (fst z) top (fsUp z)

size :: FSItem -> Int
size (File _ d) = length d
size (Folder _ is) = sum (map size is)

tree :: FSItem -> [String]
tree (File n d) = [n ++ " (" ++ show (length d) ++ ")"]
tree (Folder n is) = (n ++ "/") : concatMap (map ("  " ++) . tree) is

-- list zippers, comonadic
data Z a = Z [a] a [a]
instance Functor Z where fmap f (Z l c r) = Z (map f l) (f c) (map f r)

left, right :: Z a -> Z a
left (Z (l : ls) c rs) = Z ls l (c : rs)
left z = z
right (Z ls c (r : rs)) = Z (c : ls) r rs
right z = z

duplicate :: Z a -> Z (Z a)
duplicate z = Z (tail (iterate left z)) z (tail (iterate right z))

extend :: (Z a -> b) -> Z a -> Z b
extend f = fmap f . duplicate

rule :: Int -> Z Bool -> Bool
rule n (Z (l : _) c (r : _)) = odd (n `div` (2 ^ (4 * b l + 2 * b c + b r)))
  where b x = fromEnum x
rule _ _ = False

disk :: FSItem
disk = Folder "root" [File "goat.wmv" "baaaaaa", Folder "pics" [File "ape.jpg" "bleargh", File "skull.bmp" "Yikes!"], Folder "programs" [File "fart.exe" "10gotofart"]]

main :: IO ()
main = do
  let z = (disk, [])
  print (fst <$> (fsTo "pics" >=> fsTo "skull.bmp") z)
  print (fmap fst (fsTo "nothing" z))
  let changed = fromJust (fsTo "pics" z >>= fsNewFile (File "heh.jpg" "lol") >>= pure . fsRename "cspi" >>= fsUp)
  mapM_ putStrLn (tree (top changed))
  print (size (top changed) - size disk)
  print (z -: fst -: size)
  let start = Z (repeat False) True (repeat False)
      line (Z ls c rs) = [if x then '*' else ' ' | x <- reverse (take 15 ls) ++ [c] ++ take 15 rs]
  mapM_ (putStrLn . line) (take 8 (iterate (extend (rule 90)) start))
