-- Numeric literals of every base, floats, and exponents.
main :: IO ()
main = do
  print [0x1F, 0XaB, 0o17, 0O7, 0b101, 0B11 :: Int]
  print [1_000_000, 0x_ff, 1__0 :: Int]
  print [1.5, 1e3, 2.5e-3, 1E+2, 6.02_2e2_3 :: Double]
  print (12345678901234567890 :: Integer)
  print (1e3 == (1000 :: Double), 0.1 :: Rational)
