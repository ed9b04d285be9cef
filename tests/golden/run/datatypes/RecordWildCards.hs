{-# LANGUAGE RecordWildCards, NamedFieldPuns #-}
-- Fields by their names: in patterns, in construction, with puns and renamings.
data Config = Config { host :: String, port :: Int, debug :: Bool } deriving Show

url :: Config -> String
url Config {..} = host ++ ":" ++ show port ++ (if debug then "?debug" else "")

bump :: Config -> Config
bump c@Config { port, host = h } = c { port = port + 1, host = h ++ "!" }

make :: Int -> Config
make port = Config {..} where
  host = "local"
  debug = even port

partial :: Config -> String
partial Config { host = other, .. } = other ++ show (port, debug)

main :: IO ()
main = do
  putStrLn (url (make 80))
  print (bump (make 81))
  let { debug = True; host = "let" }
  print Config { port = 1, .. }
  putStrLn (partial (make 3))
