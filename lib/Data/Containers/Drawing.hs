-- | Search trees as text, a node in a line: for who looks into the library of containers itself.
module Data.Containers.Drawing (Drawing(..), draw) where

data Drawing
  = Nothing'
  | Leaf String
  | Node String Drawing Drawing

-- | Downwards (the left side first), or else turned to the left (the right side above); with a line between nodes.
draw :: Bool -> Bool -> Drawing -> String
draw downwards isWide tree
  | downwards = hanging isWide [] tree ""
  | otherwise = turned isWide [] [] tree ""

-- Bars are those to the left of what is drawn, the nearest first.

hanging :: Bool -> [String] -> Drawing -> ShowS
hanging isWide bars tree = case tree of
  Node text l r ->
    line bars text . between isWide bars . hanging isWide (bar : bars) l . between isWide bars . hanging isWide (blank : bars) r
  Leaf text -> line bars text
  Nothing' -> line bars "|"

-- | With the bars of what is below a node, and of what is above it.
turned :: Bool -> [String] -> [String] -> Drawing -> ShowS
turned isWide below above tree = case tree of
  Node text l r ->
    turned isWide (bar : above) (blank : above) r . between isWide above
      . line below text
      . between isWide below . turned isWide (blank : below) (bar : below) l
  Leaf text -> line below text
  Nothing' -> line below "|"

line :: [String] -> String -> ShowS
line [] text = showString text . showChar '\n'
line (_ : bars) text = showString (concat (reverse bars)) . showString "+--" . showString text . showChar '\n'

between :: Bool -> [String] -> ShowS
between isWide bars
  | isWide = showString (concat (reverse bars)) . showString "|\n"
  | otherwise = id

bar, blank :: String
bar = "|  "
blank = "   "
