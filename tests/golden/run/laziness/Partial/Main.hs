module Main where

import qualified Containers
import qualified Lists
import qualified Texts

main :: IO ()
main = Lists.all' >> Containers.all' >> Texts.all'
