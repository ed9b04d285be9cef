-- | Versions of software.
module Data.Version (Version(..), showVersion, parseVersion, makeVersion) where

import Data.Char (isAlphaNum, isDigit)
import Data.List (intercalate, sort)
import Text.ParserCombinators.ReadP (ReadP, char, many, munch1, sepBy1)

data Version = Version
  { versionBranch :: [Int]  -- ^ numbers, most significant first
  , versionTags :: [String]  -- ^ without an order
  }
  deriving (Read, Show)

instance Eq Version where
  v1 == v2 = versionBranch v1 == versionBranch v2 && sort (versionTags v1) == sort (versionTags v2)

instance Ord Version where
  v1 `compare` v2 = versionBranch v1 `compare` versionBranch v2

-- | @1.2.3-tag@
showVersion :: Version -> String
showVersion (Version branch tags) = intercalate "." (map show branch) ++ concatMap ('-' :) tags

parseVersion :: ReadP Version
parseVersion = do
  branch <- sepBy1 (read <$> munch1 isDigit) (char '.')
  tags <- many (char '-' >> munch1 isAlphaNum)
  return (Version branch tags)

makeVersion :: [Int] -> Version
makeVersion b = Version b []
