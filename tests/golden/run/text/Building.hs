{-# LANGUAGE OverloadedStrings #-}
-- builders of lazy texts, numbers in them, and numbers read
import qualified Data.Text as T
import Data.Text.Lazy.Builder
import Data.Text.Lazy.Builder.Int
import Data.Text.Lazy.Builder.RealFloat
import qualified Data.Text.Lazy as L
import qualified Data.Text.Read as R

main :: IO ()
main = do
  print (toLazyText (fromText "a" <> singleton 'b' <> fromString "cd" <> decimal (-42 :: Int) <> hexadecimal (255 :: Integer) <> flush <> fromLazyText "z" <> "literal"))
  print (map realFloat [0.1, 1e7, 123456.7, 0, 1.5e-3 :: Double])
  print (formatRealFloat Fixed (Just 2) (3.14159 :: Double), formatRealFloat Exponent (Just 3) (12345.6 :: Double), formatRealFloat Generic (Just 1) (0.05 :: Double))
  print (L.length (toLazyText (mconcat (replicate 10000 (decimal (7 :: Int))))), "x" <> mempty == singleton 'x')
  print (R.decimal "12ab" :: Either String (Int, T.Text), R.decimal "x" :: Either String (Int, T.Text), R.signed R.decimal "-7" :: Either String (Integer, T.Text))
  print (R.hexadecimal "0xFFz" :: Either String (Int, T.Text), R.hexadecimal "" :: Either String (Int, T.Text))
  print (R.double "3.25e2 rest", R.double "1e", R.double ".5", R.rational "-0.1" :: Either String (Rational, T.Text))
