-- Character escapes of section 2.6: names, numbers, control forms.
main :: IO ()
main = do
  print ['\a', '\b', '\t', '\n', '\v', '\f', '\r', '\\', '\'', '"', '\"']
  print ['\NUL', '\SOH', '\DEL', '\ESC', '\SP', '\^A', '\^Z', '\^[', '\^@']
  print ['\65', '\x41', '\o101', '\x10FFFF', '\233']
  print (map fromEnum "\SO\&H\SOH\1234\&5\x41g")
  putStrLn "tab\tquote\"backslash\\"
