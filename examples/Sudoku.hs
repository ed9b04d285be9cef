-- | Sudoku by constraint propagation and search.
--
-- A board maps each empty-or-filled cell to the digits still possible there. Assigning a digit removes it from the
-- cell's peers; a peer left with one digit is assigned in turn, a unit with one place left for a digit gets it there.
-- What propagation cannot decide is searched, narrowest cell first; laziness makes 'solutions' stop where it is left.
module Main (main) where

import Control.Monad (foldM, forM_)
import Data.Char (digitToInt, intToDigit)
import Data.List (intercalate, minimumBy)
import qualified Data.Map.Strict as Map
import Data.Map.Strict (Map)
import Data.Maybe (listToMaybe)
import Data.Ord (comparing)
import qualified Data.Set as Set
import Data.Set (Set)

data Cell = Cell { row :: !Int, column :: !Int }
  deriving (Eq, Ord, Show)

type Digit = Int

-- | The digits that are possible in each cell.
type Board = Map Cell (Set Digit)

-- * Geometry

cells :: [Cell]
cells = [Cell r c | r <- [0 .. 8], c <- [0 .. 8]]

-- | Rows, columns and boxes: the 27 sets of cells that hold each digit once.
units :: [[Cell]]
units = rows ++ columns ++ boxes
  where
    rows = [[Cell r c | c <- [0 .. 8]] | r <- [0 .. 8]]
    columns = [[Cell r c | r <- [0 .. 8]] | c <- [0 .. 8]]
    boxes = [[Cell (r + i) (c + j) | i <- [0 .. 2], j <- [0 .. 2]] | r <- [0, 3, 6], c <- [0, 3, 6]]

unitsOf :: Map Cell [[Cell]]
unitsOf = Map.fromListWith (++) [(cell, [unit]) | unit <- units, cell <- unit]

peersOf :: Map Cell [Cell]
peersOf = Map.mapWithKey (\cell -> Set.toList . Set.delete cell . Set.fromList . concat) unitsOf

-- * Propagation

-- | Nothing: the board has become impossible.
assign :: Board -> (Cell, Digit) -> Maybe Board
assign board (cell, digit)
  | digit `Set.notMember` (board Map.! cell) = Nothing
  | otherwise = foldM (eliminate cell) board (Set.toList (Set.delete digit (board Map.! cell)))

-- | Takes a digit from a cell, and draws the conclusions.
eliminate :: Cell -> Board -> Digit -> Maybe Board
eliminate cell board digit
  | digit `Set.notMember` possible = Just board
  | otherwise = case Set.toList rest of
      [] -> Nothing
      [only] -> foldM (\b peer -> eliminate peer b only) board' (peersOf Map.! cell) >>= settleUnits
      _ -> settleUnits board'
  where
    possible = board Map.! cell
    rest = Set.delete digit possible
    board' = Map.insert cell rest board
    settleUnits b = foldM settle b (unitsOf Map.! cell)
    settle b unit = case [place | place <- unit, digit `Set.member` (b Map.! place)] of
      [] -> Nothing
      [place] | Set.size (b Map.! place) > 1 -> assign b (place, digit)
      _ -> Just b

-- * Search

-- | All ways to fill the board, found as they are asked for.
solutions :: Board -> [Board]
solutions board
  | null open = [board]
  | otherwise = [solution | digit <- Set.toList digits, Just next <- [assign board (cell, digit)], solution <- solutions next]
  where
    open = [(place, s) | (place, s) <- Map.toList board, Set.size s > 1]
    (cell, digits) = minimumBy (comparing (Set.size . snd)) open

-- * Text

-- | A puzzle as 81 characters, row by row; what is not a digit of 1 to 9 is empty.
parse :: String -> Maybe Board
parse text
  | length text /= 81 = Nothing
  | otherwise = foldM assign blank [(cell, digitToInt ch) | (cell, ch) <- zip cells text, ch `elem` ['1' .. '9']]
  where
    blank = Map.fromList [(cell, Set.fromList [1 .. 9]) | cell <- cells]

render :: Board -> String
render board = intercalate "\n------+-------+------\n" (map (intercalate "\n") (chunks 3 (map line [0 .. 8])))
  where
    line r = intercalate " | " (map unwords (chunks 3 [[symbol (board Map.! Cell r c)] | c <- [0 .. 8]]))
    symbol digits
      | [digit] <- Set.toList digits = intToDigit digit
      | otherwise = '.'

chunks :: Int -> [a] -> [[a]]
chunks _ [] = []
chunks n xs = chunk : chunks n rest
  where
    (chunk, rest) = splitAt n xs

-- | Every unit holds each digit once.
isSolved :: Board -> Bool
isSolved board = all complete units
  where
    complete unit = Set.unions [board Map.! cell | cell <- unit] == Set.fromList [1 .. 9] && all single unit
    single cell = Set.size (board Map.! cell) == 1

puzzles :: [(String, String)]
puzzles =
  [ ("by propagation alone", "003020600900305001001806400008102900700000008006708200002609500800203009005010300")
  , ("with search", "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......")
  , ("with two ways out", ".1..8.3..2.......46..............6.9.....................4..5........1..........8")
  , ("with a mistake in it", "553020600900305001001806400008102900700000008006708200002609500800203009005010300")
  ]

main :: IO ()
main = forM_ puzzles $ \(title, text) -> do
  putStrLn ("Sudoku " ++ title ++ ":")
  case parse text of
    Nothing -> putStrLn "impossible"
    Just board -> do
      let found = solutions board
      putStrLn (maybe "no solution" render (listToMaybe found))
      putStrLn (verdict (take 2 found))
  putStrLn ""
  where
    verdict found = case length found of
      0 -> "nothing fits"
      1 -> "the only solution; correct: " ++ show (all isSolved found)
      _ -> "one of several solutions; correct: " ++ show (all isSolved found)
