/** The prompt: lines in, text out. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from '../../../host/cli/cli.ts';
import { classify } from '../../../host/cli/repl-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-repl-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What it answers to these lines, both streams in one; every `interruptAfter` milliseconds the user interrupts. */
async function answers(lines: readonly string[], args: readonly string[] = [], interruptAfter?: number): Promise<string[]> {
  let text = '';
  const decoder = new TextDecoder();
  const write = (bytes: Uint8Array): void => {
    text += decoder.decode(bytes);
  };
  let input = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const code = await cli(['repl', ...args], {
    stdout: write,
    stderr: write,
    stdin: () => {
      const all = input;
      input = new Uint8Array(0);
      return all;
    },
    colorErr: false,
    colorOut: false,
    onInterrupt: (listener) => {
      const timer = interruptAfter === undefined ? undefined : setInterval(listener, interruptAfter);
      return () => clearInterval(timer);
    },
  });
  expect(code).toBe(0);
  return text.trimEnd().split('\n');
}

describe('what an input is', () => {
  it.each([
    ['', 'empty'],
    ['  -- nothing', 'empty'],
    ['--> 3', 'expression'],
    ['1 + 2', 'expression'],
    ['let x = 1 in x', 'expression'],
    ['do\n  print 1\n  print 2', 'expression'],
    ['[x | x <- [1, 2]]', 'expression'],
    ['x == 2', 'expression'],
    ['x <- getLine', 'bind'],
    ['(a, b) <- return (1, 2)', 'bind'],
    ['let x = 1', 'declarations'],
    ['f 0 = 1\nf n = 2', 'declarations'],
    ['f :: Int -> Int', 'expression'],
    ['f :: Int -> Int\nf x = x', 'declarations'],
    ['data T = A | B', 'declarations'],
    ['import Data.List', 'import'],
    ['let x =', 'declarations'],
    ['let { x = 1; y = 2 }', 'declarations'],
  ])('%s: %s', (text, kind) => expect(classify(text).kind).toBe(kind));
});

describe('repl', () => {
  it('shows values, runs actions, keeps what is defined', async () => {
    const lines = ['1 + 2', 'it * 2', 'let x = 5', 'f n = n + x', 'f 1', 'let x = "new"', 'x', 'f 1', 'putStrLn "hi"', "return 'c'", 'y <- return 42', 'y + 1'];
    expect(await answers(lines)).toEqual(['3', '6', '6', '"new"', '6', 'hi', "'c'", '43']);
  });

  it('collections take nothing that was defined', async () => {
    const lines = ['import Data.IORef', 'r <- newIORef 0', 'writeIORef r 5', 'System.Mem.performGC', 'System.Mem.performGC', 'readIORef r'];
    expect(await answers(lines)).toEqual(['5']);
  });

  it('what is damaged is told, where it stands', async () => {
    const lines = ['let x =', 'import', 'import Data.Map as', ':!', 'let { x = 1; y = 2 }', 'x + y'];
    const said = (await answers(lines)).filter((line) => !/^( |$|\d+ \||1 error)/.test(line));
    expect(said).toEqual([
      'error[UnexpectedToken]: expected an expression, found the end of the file',
      'error[UnexpectedToken]: expected the name of a module, found the end of the file',
      'error[UnexpectedToken]: expected the name of a module, found the end of the file',
      'of what? :! COMMAND',
      '3',
    ]);
  });

  it('goes on after a deadlock, without the results of actions', async () => {
    const lines = ['import Control.Concurrent', 'm <- newEmptyMVar :: IO (MVar Int)', 'let k = 3', 'takeMVar m', 'k'];
    const said = await answers(lines);
    expect([said[0], ...said.slice(-2)]).toEqual(['*** Exception: deadlock: no thread can ever run again', 'no longer defined: m', '3']);
  });

  it('what a file and its modules were stays until they are loaded again', async () => {
    const lent = file('Lent.hs', 'module Lent where\nlent :: Int\nlent = 1\n');
    const borrows = file('Borrows.hs', 'module Borrows where\nimport Lent\nborrowed :: Int\nborrowed = lent + 1\n');
    const lines = ['borrowed', `:! rm '${lent}' '${borrows}'`, 'instance Show (Int -> Int) where show = nothing', 'borrowed', ':r', 'borrowed'];
    expect((await answers(lines, [borrows])).filter((line) => /^(\d$|error|cannot)/.test(line))).toEqual([
      '2',
      'error[NotInScope]: variable not in scope: `nothing`',
      '2',
      expect.stringContaining('cannot read'),
      '2',
    ]);
  });

  it('declares types, classes, instances over several lines', async () => {
    const lines = [
      ':{',
      'data T a = L | N (T a) a',
      '  deriving Show',
      ':}',
      'N L 1',
      'class Size a where size :: a -> Int',
      'instance Size Bool where size _ = 1',
      'size True',
    ];
    expect(await answers(lines)).toEqual(['N L 1', '1']);
  });

  it('an instance that is wrong leaves nothing behind', async () => {
    const lines = ['data T = T', 'instance Show T where show = 1', 'instance Show T where show _ = "it\'s T"', 'T'];
    expect((await answers(lines)).at(-1)).toBe("it's T");
  });

  it('answers questions', async () => {
    const lines = [':t map', ':type \\x -> x + 1', ':k Either Int', ':b Data.Functor.Identity', ':nope', 'import qualified Data.Map as M', ':t M.empty'];
    const found = await answers(lines);
    expect(found.slice(0, 3)).toEqual(['map :: (a -> b) -> [a] -> [b]', '\\x -> x + 1 :: Num a => a -> a', 'Either Int :: * -> *']);
    expect(found).toContain('newtype Identity a = Identity {runIdentity :: a}');
    expect(found.slice(-2)).toEqual(['no command `:nope` (:? lists them)', 'M.empty :: Map k a']);
  });

  it('errors are about what was typed', async () => {
    expect((await answers([':{', 'let a = 1', "    b = a + 'c'", ':}'])).slice(0, 2)).toEqual([
      'error[MissingInstance]: there is no instance `Num Char`',
      ' --> <interactive>:3:11',
    ]);
    expect((await answers(['3 +'])).slice(0, 2)).toEqual([
      'error[UnexpectedToken]: expected an expression, found the end of the file',
      ' --> <interactive>:1:4',
    ]);
  });

  it('goes on after exceptions and exits', async () => {
    const found = await answers(['1 `div` (0 :: Int)', 'import System.Exit', 'exitWith (ExitFailure 3)', '1 + 1']);
    expect(found.filter((line) => !/^#|^ +\d* \| /.test(line))).toEqual(['*** Exception: divide by zero', '*** Exception: ExitFailure 3', '2']);
  });

  it('what a file defines, what was typed, and types without synonyms and families', async () => {
    const path = file(
      'Shown.hs',
      '{-# LANGUAGE TypeFamilies #-}\nmodule Shown where\nimport Data.List (sort)\ndata T = A | B Int\ntype S = [T]\ntype family F a where { F Int = Bool; F a = [a] }\nf :: S -> Int\nf = length\n',
    );
    const found = await answers(
      [':browse', 'data Q = Q Int', 'let y = f []', 'let y = True', ':show bindings', ':show imports', ':show modules', ':k! F Char', ':k! Maybe S'],
      [path],
    );
    expect(found).toEqual([
      ...[
        'type T :: *',
        'data T = A | B Int',
        'type S :: *',
        'type S = [T]',
        'type F :: * -> *',
        'type family F a where',
        '    F Int = Bool',
        '    F a = [a]',
        'f :: S -> Int',
      ],
      ...['type Q :: *', 'data Q = Q Int', 'y :: Bool', 'import Data.List (sort)', `Shown (${path})`, 'F Char :: *', '= [Char]', 'Maybe S :: *', '= Maybe [T]'],
    ]);
  });

  it('with `:set +s`, how long it took and what was allocated', async () => {
    const [sum, used] = await answers([':set +s', 'sum [1 .. 100000]']);
    expect(sum).toBe('5000050000');
    expect(Number(/^\(\d+\.\d\d secs, ([\d,]+) bytes\)$/.exec(used)?.[1].replaceAll(',', ''))).toBeGreaterThan(1000);
  });

  it('the shell runs what `:!` says', async () => {
    expect(await answers([':! echo one; echo two >&2'])).toEqual(['one', 'two']);
  });

  it.runIf(existsSync('/proc/self/fd'))('keeps no more files open the more often it loads', async () => {
    const opened = ':! ls -l /proc/$PPID/fd | grep -c lib.vt';
    const loads = Array.from({ length: 5 }, () => `:l ${file('Often.hs', 'often = 1')}`);
    const counts = (await answers([...loads, opened, ...loads, opened])).filter((line) => /^\d+$/.test(line));
    expect(counts).toHaveLength(2);
    expect(counts[1]).toBe(counts[0]);
  });

  it('a backtrace is of what was typed, without what the prompt puts around it; :b shows it whole', async () => {
    const found = await answers([':b', 'let f n = 10 `div` n :: Int', '1 + f 0', ':b']);
    expect(found[0]).toBe('nothing has failed yet');
    expect(found.filter((line) => line.startsWith('*** Exception'))).toHaveLength(2);
    expect(found.join('\n')).not.toContain('repl');
    expect(found.at(-1)).toMatch(/^#\d+ +forcing `1 \+ f 0` +<interactive>:3:1-7$/);
  });

  it('places are those of the line that was typed, as at the prompt of GHC', async () => {
    const found = await answers(['1 + 1', ':{', 'let g 0 = error "zero"', '    g n = g (n - 1)', ':}', 'g 3', 'let p (Just x) = x', 'p Nothing']);
    expect(found.join('\n')).toContain('*** Exception: zero\nCallStack (from HasCallStack):\n  error, called at <interactive>:3:11 in interactive:Ghci');
    expect(found).toContain('*** Exception: <interactive>:7:5-18: Non-exhaustive patterns in function p');
  });

  it('a function that was typed is shown where it was, and the expression by its value`s name', async () => {
    const found = await answers(['let f x = 10 `div` x', 'f 0']);
    expect(found).toEqual([
      '*** Exception: divide by zero',
      '#0  f: division      <interactive>:1:11-20  (inlined)',
      '      1 | let f x = 10 `div` x',
      '        |           ^^^^^^^^^^',
      '#0  it: call of `f`  <interactive>:2:1-3',
      '      2 | f 0',
      '        | ^^^',
    ]);
  });

  it('library code copied for an input goes by the name of the value', async () => {
    const found = await answers(['foldr1 div [1, 0 :: Int]', ':b']);
    expect(found[0]).toBe('*** Exception: divide by zero');
    expect(found.join('\n')).not.toContain('repl');
  });

  it('names of modules that are not imported, in full', async () => {
    expect(
      await answers(['Data.List.sort [3, 1, 2]', ':t Data.Maybe.fromJust', 'f = Data.Char.toUpper', 'map f "Data.Nope.x"', '3 Data.Bits..&. (1 :: Int)']),
    ).toEqual(['[1,2,3]', 'Data.Maybe.fromJust :: Maybe a -> a', '"DATA.NOPE.X"', '1']);
    expect((await answers([':i Data.Maybe.fromJust']))[0]).toMatch(/^fromJust :: HasCallStack => Maybe a -> a\s+-- Defined in ‘Data.Maybe’$/);
  });

  it('types of any kind are defaulted as by ExtendedDefaultRules', async () => {
    expect(await answers(['Data.Monoid.Ap [10, 20] + 3', 'Data.Functor.Compose.Compose [Just 1]'])).toEqual(['Ap {getAp = [13,23]}', 'Compose [Just 1]']);
  });

  it('`:main` runs main with arguments', async () => {
    expect(await answers(['main = System.Environment.getArgs >>= print', ':main a "b', ':main'])).toEqual(['["a","\\"b"]', '[]']);
  });

  it('the program reads the lines that follow', async () => {
    expect(await answers(['l <- getLine', 'a line', 'length l'])).toEqual(['6']);
  });

  const spin = 'let spin n = if n < 0 then n else spin (n + 1 - 1) :: Int';

  it('an interrupt ends what is running; what was defined stays, results of actions, too', async () => {
    const lines = [
      'x <- return 7',
      'g y = x + y',
      spin,
      'spin 1',
      'g 1',
      'Control.Exception.handle (\\e -> print (e :: Control.Exception.AsyncException)) (print (spin 1))',
    ];
    expect(await answers(lines, [], 1500)).toEqual(['Interrupted.', '8', 'user interrupt']);
  });

  it('what does not listen to an interrupt is ended by the next, with the results of actions', async () => {
    const lines = ['let f x = x + 1', 'x <- return 7', 'g y = x + y', spin, 'Control.Exception.mask_ (spin 1 `seq` return ())', 'f 1', 'g 1'];
    const found = await answers(lines, [], 1500);
    expect(found.slice(0, 3)).toEqual(['Interrupted.', 'no longer defined: x, g', '2']);
    expect(found[3]).toBe('error[NotInScope]: variable not in scope: `g`');
  });

  it('loads a file with all it defines and imports, and loads it again', async () => {
    const path = file('Shapes.hs', 'import Data.List (sort)\n\narea :: Int -> Int\narea r = 3 * r * r\n');
    expect(await answers(['sort (map area [2, 1])', 'let area = 1', ':r', 'area 1'], [path])).toEqual(['[3,12]', '3']);
    const bad = file('Bad.hs', 'module Bad where\nx = 1 + True\n');
    expect((await answers([`:l ${bad}`, '2']))[0]).toBe('error[MissingInstance]: there is no instance `Num Bool`');
  });

  it('loads a module by its name, with those it imports', async () => {
    file('Base.hs', 'module Base where\nbase :: Int\nbase = 20\n');
    file('Upper.hs', 'module Upper where\nimport Base\nupper :: Int\nupper = base + 1\n');
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await answers([':l Upper', 'upper + base', ':r', 'upper', ':l Nowhere'])).toEqual(['41', '21', expect.stringContaining('cannot read `Nowhere`')]);
    } finally {
      process.chdir(before);
    }
  });

  it('tells what a name is', async () => {
    const lines = [
      'data T a = A { x :: Int } | a :*: Int deriving Eq',
      ':i T',
      ':i x',
      'class C a where { m :: a -> b -> a; n :: a }',
      ':i m',
      ':i either',
      ':i (+)',
      ':i nope',
    ];
    expect(await answers(lines)).toEqual([
      'type T :: * -> *',
      'data T a = A {x :: Int} | a :*: Int',
      '  \t-- Defined at <interactive>:1:6',
      'instance Eq a => Eq (T a) -- Defined at <interactive>:1:48',
      'type T :: * -> *',
      'data T a = A {x :: Int} | ...',
      '  \t-- Defined at <interactive>:1:16',
      'type C :: * -> Constraint',
      'class C a where',
      '  m :: a -> b -> a',
      '  ...',
      '  \t-- Defined at <interactive>:4:19',
      'either :: (a -> c) -> (b -> c) -> Either a b -> c \t-- Defined in ‘Data.Either’',
      'type Num :: * -> Constraint',
      'class Num a where',
      '  (+) :: a -> a -> a',
      '  ...',
      '  \t-- Defined in ‘GHC.Num’',
      'infixl 6 +',
      '`nope` is not in scope',
    ]);
  });

  it('decides what nothing else decides, as GHC does at its prompt', async () => {
    expect(await answers(['[]', 'mempty', 'length mempty', 'return []', 'show mempty', '3', 'it / 2'])).toEqual(['[]', '()', '0', '[]', '"()"', '3', '1.5']);
  });

  it('brings modules into scope and takes them away', async () => {
    const found = await answers([':m + Data.Char Data.List', "ord 'a'", ':m - Data.Char', 'ord', ':m Data.Nope', 'sort "ba"', ':m Data.Char', 'sort']);
    expect(found.filter((line) => /^(error|97|")/.test(line))).toEqual([
      '97',
      'error[NotInScope]: variable not in scope: `ord`',
      'error[ModuleNotFound]: there is no module `Data.Nope`',
      '"ab"',
      'error[NotInScope]: variable not in scope: `sort`',
    ]);
  });

  it('can be set', async () => {
    const lines = [
      ':set +t -XLambdaCase',
      'let f = \\case { True -> 0 :: Int; _ -> 1 }',
      'f True',
      ':set',
      ':unset +t',
      ':set -XNoLambdaCase',
      ':set -XNope',
      ':set -W',
      'g y = 1',
      ':set -w',
      'g y = 1',
    ];
    const found = await answers(lines);
    expect(found.filter((line) => !/^ |^$|^\d \|/.test(line))).toEqual([
      'f :: Bool -> Int',
      '0',
      'it :: Int',
      '+t -XLambdaCase',
      'the extension `Nope` is not supported',
      'warning[UnusedBinding]: `y` is bound but not used',
      '1 warning',
    ]);
  });
});
