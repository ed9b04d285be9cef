-- | Characters as literals write them, with the empty escape behind them.
import Data.Char

main :: IO ()
main = do
  mapM_ (print . lexLitChar) ["abc", "'x", "\\nrest", "\\243\\&1", "a\\&1", "a\\&\\&1", "a\\&\\&", "\\x41g", "\\SOHx", "\\SO\\&Hx", "\\^Az", "\\q", ""]
  mapM_ (print . readLitChar) ["abc", "\\nrest", "\\243\\&1", "a\\&\\&1", "\\DELx", "\\1114111\\&", "\\1114112", "\\o101"]
  print (read "'\\SOH'" :: Char, read "\"a\\&b\\SO\\&H\"" :: String)
