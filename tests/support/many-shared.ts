/**
 * A program with an action of so many statements that the optimiser, which computes what they share before it, makes a function of it that no frame holds; without
 * the optimiser it is a small one.
 */
export function manyShared(statements: number): string {
  const lines = Array.from({ length: statements }, (_, i) => `    failing address "s${i}"`);
  return `class Source s where
  pick :: s -> Int -> String

instance Source [a] where
  pick _ n = replicate n 'c'

newtype Parser s = Parser (s -> Int -> String)

address :: Source s => Parser s
address = choice (words "a b c d")
{-# NOINLINE address #-}

choice :: Source s => [String] -> Parser s
choice [] = Parser (\\_ _ -> "")
choice (w : ws) = case choice ws of
  Parser p -> if length w > 3 then Parser p else Parser (\\s n -> if n > length w then pick s n else p s (n - 1))

failing :: Parser String -> String -> IO ()
failing p s = if null s then pure () else case p of Parser p' -> putStrLn (p' s 3 ++ s)
{-# NOINLINE failing #-}

newtype Spec a = Spec ([(String, IO ())] -> [(String, IO ())], a)

instance Functor Spec where
  fmap f (Spec (t, a)) = Spec (t, f a)

instance Applicative Spec where
  pure a = Spec (id, a)
  Spec (t, f) <*> Spec (u, a) = Spec (t . u, f a)

instance Monad Spec where
  Spec (t, a) >>= f = let Spec (u, b) = f a in Spec (t . u, b)

it :: String -> IO () -> Spec ()
it n a = Spec (((n, a) :), ())

run :: Spec () -> IO ()
run (Spec (t, _)) = mapM_ (\\(n, a) -> putStrLn n >> a) (t [])

main :: IO ()
main = run $ do
  it "x" $ do
${lines.join('\n')}
  it "y" $ failing address "t"
`;
}
