/** Code in state monads, which is to be loops over the state. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIBRARY_IMAGE } from '../../../abi/library.ts';
import { printModule } from '../../../compiler/core/print.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import { Session } from '../../../compiler/driver/session.ts';
import { Library } from '../../../compiler/driver/shared-library.ts';
import { plain } from './source.ts';

const source = `module Actions (collatz, count, letters, runParser, ticks, layers, search) where
import Control.Applicative
import Control.Monad.Cont
import Control.Monad.Except
import Control.Monad.Reader
import Control.Monad.State

collatz :: Int -> State Int Int
collatz 1 = get
collatz n = do { modify (+ 1); collatz (if even n then n \`div\` 2 else 3 * n + 1) }

count :: Int -> ExceptT String (State Int) Int
count 0 = lift get
count n = do { x <- lift get; when (x > 1000) (throwError "big"); lift (put $! x + n); count (n - 1) }

newtype Parser a = Parser { runParser :: String -> Maybe (a, String) }
instance Functor Parser where fmap f (Parser p) = Parser (\\s -> case p s of { Nothing -> Nothing; Just (a, r) -> Just (f a, r) })
instance Applicative Parser where { pure x = Parser (\\s -> Just (x, s)); Parser f <*> Parser p = Parser (\\s -> case f s of { Nothing -> Nothing; Just (g, r) -> case p r of { Nothing -> Nothing; Just (a, t) -> Just (g a, t) } }) }
instance Alternative Parser where { empty = Parser (const Nothing); Parser p <|> Parser q = Parser (\\s -> case p s of { Nothing -> q s; r -> r }) }

satisfy :: (Char -> Bool) -> Parser Char
satisfy f = Parser (\\s -> case s of { (c : cs) | f c -> Just (c, cs); _ -> Nothing })

letters :: Parser String
letters = many (satisfy (> 'a'))

ticks :: Int -> Int
ticks n = execState (mapM_ (\\i -> do { s <- get; when (even (s + i)) (put $! s + i); modify' (+ 1) }) [1 .. n]) 0

layers :: Int -> ReaderT Int (StateT Int (ExceptT String IO)) Int
layers 0 = get
layers k = do { i <- ask; n <- get; when (n > 99) (throwError "limit"); put $! (n + i); layers (k - 1) }

search :: Int -> Cont r [Int]
search n = callCC (\\exit -> do { forM_ [1 .. n] (\\i -> when (i * i > n * 50) (exit [i])); return [] })
`;
const library = new Library({ interfaces: new Uint8Array(readFileSync('build/lib.vti')), image: LIBRARY_IMAGE });
const session = new Session({ readModule: () => null, library, keepTrees: true });
const { core: made } = session.compile({ file: 'Actions.hs', text: source, library: false }, 'stg');

/** The top-level bindings whose names match. */
function core(name: RegExp): string {
  const names = (made as Core.Module).binds.flatMap((group) => (group.kind === 'rec' ? group.binds : [group])).map(({ var: v }) => v.name);
  return names
    .filter((each) => name.test(each))
    .map((each) => plain(printModule(made as Core.Module, each.slice('Actions.'.length))))
    .join('\n');
}

describe('no operator of the monad is called', () => {
  test('where the next action gets what is chosen between two values', () => {
    expect(core(/collatz/)).toContain('collatz_w = \\(n:i64) eta ->');
    expect(core(/collatz/)).not.toMatch(/>>|State/);
  });

  test('of one state monad around another', () => {
    expect(core(/count/)).toContain('count_w');
    expect(core(/count/)).not.toMatch(/>>|ExceptT|StateT/);
  });

  test('of three monads around each other', () => {
    expect(core(/layers/)).toContain('layers_w = \\(k:i64)');
    expect(core(/layers/)).not.toMatch(/>>|StateT|arg/);
  });

  test('of continuations', () => {
    expect(core(/search/)).toContain('joinrec');
    expect(core(/search/)).not.toMatch(/>>|ContT/);
  });

  test('in actions that are defined by each other', () => {
    expect(core(/letters/)).toContain('some_v = \\eta -> case eta of');
    expect(core(/letters/)).not.toMatch(/<\||liftA2/);
  });
});

test('what a lazy state monad counts is evaluated as it goes when it is asked for in the end', () => {
  expect(core(/ticks/)).toMatch(/joinrec go \((\w+:i64)\) \((\w+:i64)\) \((\w+:i64)\) =/);
  expect(core(/ticks/)).not.toContain('letrec');
});
