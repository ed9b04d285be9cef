-- | Arguments in files: an argument @\@file@ stands for those that are written there, quoted and escaped as in a shell.
module GHC.ResponseFile (getArgsWithResponseFiles, unescapeArgs, escapeArgs, expandResponse) where

import Data.Char (isSpace)
import System.Environment (getArgs)
import System.Exit (exitFailure)
import System.IO (hPutStrLn, stderr)
import System.IO.Error (tryIOError)

getArgsWithResponseFiles :: IO [String]
getArgsWithResponseFiles = getArgs >>= expandResponse

-- | A file that cannot be read ends the program.
expandResponse :: [String] -> IO [String]
expandResponse = fmap concat . mapM expand
 where
  expand ('@' : file) = tryIOError (readFile file) >>= either failed (return . unescapeArgs)
  expand arg = return [arg]
  failed e = do
    hPutStrLn stderr ("Error while expanding response file: " ++ show e)
    exitFailure

-- | One argument to a line.
escapeArgs :: [String] -> String
escapeArgs = unlines . map (concatMap escape)
 where
  escape c
    | isSpace c || c `elem` "\\'\"" = ['\\', c]
    | otherwise = [c]

unescapeArgs :: String -> [String]
unescapeArgs = filter (not . null) . go Nothing ""
 where
  -- the quote that is open, the argument so far, backwards
  go :: Maybe Char -> String -> String -> [String]
  go _ arg [] = [reverse arg]
  go quote arg ('\\' : c : rest) = go quote (c : arg) rest
  go quote arg (c : rest)
    | quote == Just c = go Nothing arg rest
    | Just _ <- quote = go quote (c : arg) rest
    | c `elem` "'\"" = go (Just c) arg rest
    | isSpace c = reverse arg : go Nothing "" rest
    | otherwise = go Nothing (c : arg) rest
