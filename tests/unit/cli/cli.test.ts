/** The command from arguments to exit code, in this process, on the machine that `npm run build` made. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { vertebra } from '../../support/command-line.ts';
import { manyShared } from '../../support/many-shared.ts';

/** GHC tells the same, at the same lines. */
const KNOWN = `{-# LANGUAGE GADTs, OverloadedLists, ViewPatterns #-}
module Known (module Known) where

data Ty a where
  I :: Ty Int
  B :: Ty Bool

data Strict = Empty !None | Full
data None

same :: Ty a -> Ty a -> Bool
same I t = case t of I -> True
same B t = case t of B -> False

other :: Maybe Int -> Int
other (Just 0) = 0
other m = case m of
  Nothing -> 1
  Just n | n > 0 -> n
         | otherwise -> -n

guarded :: Maybe Bool -> Int
guarded m
  | Just b <- m = case (b, m) of
      (True, Just _) -> 1
      (False, Just True) -> 2
      (False, _) -> 3
  | Nothing <- m = 4

list :: [a] -> Strict -> Maybe (Strict, a)
list [] Full = Nothing
list (x : _) f = Just (f, x)

view :: String -> Bool
view (length -> 0) = True
view (reverse -> 'a' : _) = False
view (reverse -> _) = True

loose :: Ty Int -> Bool -> Int
loose I b = let again = again + unused
                unused = again :: Int
            in case b of True -> 1
loose B _ = 2
`;

const folder = mkdtempSync(join(tmpdir(), 'vertebra-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Text without the folder of this test. */
const plain = (text: string): string => text.replaceAll(`${folder}/`, '');

const divide = file(
  'Divide.stg',
  `module Divide
data Unit = Unit
export main
f = \\(n : i64) -> i64 {
  case n of m : i64 { 0 -> quotInt# 5 n;
    _ -> case -# m 1 of k : i64 { _ -> case f k of r : i64 { _ -> +# r 1 } } }
}
main = \\(s : void) -> (void, p) { case f DEPTH of r : i64 { _ -> (# s, Unit #) } }
`,
);
const loop = file(
  'Loop.stg',
  `module Loop
data Int = I# i64
data Unit = Unit
export main
xs = thunk { case ys of { I# n -> xs } }
ys = thunk { case xs of { I# n -> ys } }
main = \\(s : void) -> (void, p) { case xs of { I# n -> (# s, Unit #) } }
`,
);
const deadlock = file(
  'Deadlock.stg',
  `module Deadlock
export main
main = \\(s : void) -> (void, p) { case newMVar# s of { (# s1 : void, m #) -> takeMVar# m s1 } }
`,
);
const circle = file(
  'Circle.stg',
  `module Circle
data Unit = Unit
export main
wait = \\a b (s : void) -> (void, p) {
  case takeMVar# a s of { (# s1 : void, x #) -> case putMVar# b x s1 of s2 : void { _ -> (# s2, Unit #) } }
}
main = \\(s : void) -> (void, p) {
  case newMVar# s of { (# s1 : void, m #) -> case newMVar# s1 of { (# s2 : void, n #) ->
  let other = \\(t : void) -> (void, p) { wait m n t } in
  case fork# other s2 of { (# s3 : void, thread #) -> case wait n m s3 of { (# s4 : void, v #) -> (# s4, v #) } } } }
}
`,
);
const args = file(
  'Args.stg',
  `module Args
import Util (second (i64) -> i64)
data Int = I# i64
foreign count = "vertebra.argCount" () -> i64
export main
main = \\(s : void) -> (void, p) {
  case count of n : i64 { _ -> case second n of r : i64 { _ -> let b = I# r in (# s, b #) } }
}
`,
);
file('Util.stg', 'module Util\nexport second\nsecond = \\(n : i64) -> i64 { +# n 40 }\n');

describe('a package by its folders', () => {
  mkdirSync(join(folder, 'package', 'Sum'), { recursive: true });
  mkdirSync(join(folder, 'headers'));
  writeFileSync(join(folder, 'headers', 'sizes.h'), '#define TWICE(n) (n + n)\n');
  writeFileSync(join(folder, 'package', 'Sum', 'Up.hs'), '#include "sizes.h"\nmodule Sum.Up where\nup :: Int\nup = TWICE(START)\n#ifdef MORE\n  + 1\n#endif\n');
  const main = file('UsesPackage.hs', 'import Sum.Up\nmain :: IO ()\nmain = print up\n');
  const flags = [`-i${join(folder, 'nowhere')}${delimiter}${join(folder, 'package')}`, '-I', join(folder, 'headers'), '-XCPP', '-DMORE', '-D', 'START=4'];

  it('modules, headers, macros and extensions are taken from the command line', async () => {
    expect(await vertebra(['run', ...flags, main])).toMatchObject({ code: 0, out: '9\n' });
    expect(await vertebra(['run', ...flags.slice(0, -1), 'START=5', main])).toMatchObject({ code: 0, out: '11\n' });
  });

  it('without them it is not found, and an extension must exist', async () => {
    expect((await vertebra(['run', main])).err).toContain('there is no module `Sum.Up`');
    expect(await vertebra(['run', '-XCPPP', main])).toMatchObject({ code: 64 });
  });
});

describe('vertebra run', () => {
  it('an exception: GHC’s line, the stack, exit code 1', async () => {
    const { code, out, err } = await vertebra(['run', divide, '-D', 'DEPTH=3']);
    expect([code, out]).toEqual([1, '']);
    expect(plain(err).split('\n')).toEqual([
      'Divide: divide by zero',
      expect.stringMatching(/^#0 {2}f: division +Divide\.stg:5:\d+-\d+$/),
      expect.stringMatching(/^#1 {2}f: call of `f` +Divide\.stg:6:\d+-\d+$/),
      '    … 2 more of #1',
      expect.stringMatching(/^#4 {2}main: call of `f` +Divide\.stg:8:\d+-\d+$/),
      '',
    ]);
    const full = (await vertebra(['run', divide, '-DDEPTH=0', '--backtrace=full'])).err;
    expect(full).toContain('top handler');
    expect((await vertebra(['run', divide, '-DDEPTH=0', '--backtrace=none'])).err).toBe('Divide: divide by zero\n');
  });

  it('<<loop>> shows the circle, a deadlock who waits', async () => {
    const looped = await vertebra(['run', loop]);
    expect(looped.code).toBe(1);
    expect(plain(looped.err)).toMatch(/^Loop: <<loop>>\nvalues that need each other:\n {2}`xs` +needs `ys` .*\n {2}`ys` +needs `xs` again .*\n#0/);
    const dead = await vertebra(['run', deadlock]);
    expect(dead.code).toBe(1);
    expect((await vertebra(['run', circle])).err).toMatch(
      /\nmain thread waits: takeMVar on MVar \d, for thread 2\ncircle: thread 2 → main thread → thread 2\n#0/,
    );
    expect(dead.err).toMatch(/^Deadlock: thread blocked indefinitely in an MVar operation\nmain thread waits: takeMVar on MVar 1\n/);
  });

  it('stack overflow exits with 2, heap overflow with 251', async () => {
    const { code, err } = await vertebra(['run', 'examples/seeds/Weird.stg', '--max-stack', '64k', '--stats']);
    expect(code).toBe(2);
    expect(err).toMatch(/^Weird: stack overflow\n#0 {2}go: /);
    expect(err).toMatch(/stack high-water {2}1[56],\d+ words/);
    const heap = await vertebra(['run', 'examples/seeds/Weird.stg', '--stack-overflow=ghc-7.6', '--max-heap=2M', '--backtrace=none', '--stats=json']);
    expect(heap.code).toBe(251);
    expect(heap.err.split('\n')[0]).toBe('Weird: heap overflow');
    expect(JSON.parse(heap.err.split('\n')[1])).toMatchObject({ threads: 1 });
  });

  it('limits of the host, and the debug machine', async () => {
    const { code, err } = await vertebra(['run', 'examples/seeds/Weird.stg', '--fuel=10000', '--debug-machine']);
    expect([code, err.split('\n')[0]]).toEqual([1, 'Weird: out of fuel (10000)']);
  });

  it('--json: result or error in one object on stdout', async () => {
    const failed = await vertebra(['run', divide, '-DDEPTH=0', '--json']);
    expect([failed.code, failed.err]).toEqual([1, '']);
    const data = JSON.parse(failed.out);
    expect(data).toMatchObject({ exitCode: 1, stdout: '', error: { kind: 'exception', message: 'divide by zero', exception: { name: 'DivideByZero' } } });
    expect(data.error.backtrace.entries[0]).toMatchObject({ kind: 'ret', name: 'f', waits: 'quotInt#', place: { line: 5 } });
  });

  it('arguments, host functions, modules beside the program', async () => {
    const { code, err } = await vertebra(['run', args, '--', 'a', 'b']);
    expect([code, err]).toEqual([0, '']);
  });

  it('compile errors exit with 1, misuse with 64', async () => {
    const wrong = file('Wrong.stg', 'module Wrong\nexport main\nmain = thunk { mein }\n');
    const compiled = await vertebra(['run', wrong]);
    expect(compiled.code).toBe(1);
    expect(plain(compiled.err)).toMatch(/^error\[\w+\]: .*mein/);
    for (const misuse of [
      ['run'],
      ['run', 'nowhere.stg'],
      ['run', 'package.json'],
      ['run', divide, '--max-stack=9q'],
      ['run', divide, '-D', '=1'],
      ['walk'],
      [],
    ]) {
      const { code, err } = await vertebra(misuse);
      expect([code, err.startsWith('vertebra: ')]).toEqual([64, true]);
    }
    const nameless = file('Nameless.hs', 'module Nameless where\nmain :: Int\nmain = 1\n');
    expect(await vertebra(['run', nameless])).toMatchObject({ code: 1, err: expect.stringContaining('there is no `main` to run') });
    expect(await vertebra(['build', nameless, '-o', nameless])).toMatchObject({ code: 64, err: expect.stringContaining('is no name for an image') });
    const unlinked = file('Unlinked.stg', 'module Unlinked\nimport Nowhere (f)\nexport main\nmain = thunk { f }\n');
    expect(await vertebra(['run', unlinked])).toMatchObject({ code: 1, err: expect.stringContaining('there is no module `Nowhere`') });
  });
});

describe('a file that is another module than Main', () => {
  it('is run when it exports an action `main`, from the cache, too, and as an image', async () => {
    const named = file('Named.hs', 'module Named where\nimport qualified Helper\nmain :: IO ()\nmain = Helper.main >> print (head "")\n');
    file('Helper.hs', 'module Helper where\nmain :: IO ()\nmain = putStrLn "from Helper"\n');
    for (const _ of ['first', 'kept']) {
      const { code, out, err } = await vertebra(['run', named, '-Wall']);
      expect([code, out]).toEqual([1, 'from Helper\n']);
      expect(plain(err)).toContain('Named.hs:4:30');
    }
    expect(await vertebra(['run', file('Helper.hs', 'module Helper (main) where\nmain :: IO ()\nmain = putStrLn "again"\n')])).toMatchObject({
      code: 0,
      out: 'again\n',
    });
    expect(await vertebra(['run', named])).toMatchObject({ code: 1, out: 'again\n' });
    const image = join(folder, 'named.vtb');
    await vertebra(['build', named, '-o', image]);
    expect(await vertebra(['run', image])).toMatchObject({ code: 1, out: 'again\n' });
  });

  it('whose `main` is hidden, or no action, is checked and built, and cannot be run', async () => {
    for (const text of ['module Named (other) where\nmain = print 1\nother = 1\n', 'module Named where\nmain = 1 :: Int\n']) {
      const named = file('Named.hs', text);
      expect(await vertebra(['check', named])).toMatchObject({ code: 0, err: '' });
      expect(await vertebra(['build', named, '-o', join(folder, 'named.vtb')])).toMatchObject({ code: 0, err: expect.not.stringContaining('error') });
      expect(await vertebra(['run', named])).toMatchObject({ code: 1, err: expect.stringContaining('there is no `main` to run') });
    }
  });
});

describe('other commands', () => {
  it('sources are UTF-8', async () => {
    const latin = join(folder, 'Latin.hs');
    writeFileSync(latin, 'main :: IO ()\nmain = putStrLn "ä"\n', 'latin1');
    expect(plain((await vertebra(['check', latin])).err)).toBe('vertebra: cannot read `Latin.hs`: it is no UTF-8 text (line 2)\n');
    writeFileSync(latin, '\ufeffmain :: IO ()\nmain = putStrLn "ä"\n', 'utf16le');
    expect(plain((await vertebra(['check', latin])).err)).toBe('vertebra: cannot read `Latin.hs`: it is UTF-16, not UTF-8\n');
  });

  it('build makes an image that runs, with or without its debug tables', async () => {
    const image = join(folder, 'divide.vtb');
    expect(await vertebra(['build', divide, '-o', image, '-DDEPTH=1'])).toMatchObject({ code: 0, out: expect.stringMatching(/divide\.vtb: \d+ bytes\n$/) });
    expect(plain((await vertebra(['run', image])).err)).toMatch(/^divide: divide by zero\n#0 {2}f: division +Divide\.stg:5/);
    const whole = readFileSync(image).length;
    expect((await vertebra(['build', divide, '--strip', '-o', image, '-DDEPTH=1'])).code).toBe(0);
    expect(readFileSync(image).length).toBeLessThan(whole);
    expect((await vertebra(['run', image])).err).toContain('Divide.stg:5');
    rmSync(join(folder, 'divide.vtbdebug'));
    expect((await vertebra(['run', image])).err).toMatch(/^divide: divide by zero\n#0 {2}<info \d+>\n/);
    writeFileSync(image, readFileSync(image).subarray(0, 100));
    expect((await vertebra(['run', image])).code).toBe(1);
  });

  it('check says nothing of what is in order', async () => {
    expect(await vertebra(['check', loop, deadlock])).toEqual({ code: 0, out: '', err: '' });
    expect(await vertebra(['check', '--short', divide])).toMatchObject({ code: 1, err: expect.stringMatching(/Divide\.stg:8:\d+: error\[/) });
  });

  it('imports are compared with what the other module exports, from text, from an image, in circles', async () => {
    file('Shapes.stg', 'module Shapes\nimport Wrong (main)\nexport half, one\nhalf = \\(x : f64) -> f64 { x }\none = thunk { main }\n');
    const wrong = file(
      'Wrong.stg',
      `module Wrong
import Shapes (half (i64) -> i64, one (p) -> p, two)
export main
main = \\(s : void) -> (void, p) { case half 1 of h : i64 { _ -> case one two of o { _ -> (# s, o #) } } }
`,
    );
    const mistakes = async (): Promise<string[]> => (await vertebra(['check', wrong])).err.match(/^error.*/gm) ?? [];
    const missing = 'error[UnknownImport]: module `Shapes` does not export `two`';
    const [half, one] = ['half', 'one'].map((name) => `error[ImportShape]: \`${name}\` has another shape in module \`Shapes\``);
    expect(await mistakes()).toEqual([half, one, missing]);
    expect((await vertebra(['run', wrong])).code).toBe(1);
    await vertebra(['build', join(folder, 'Shapes.stg')]);
    // an image does not tell f64 from i64
    expect(await mistakes()).toEqual([one, missing]);
    rmSync(join(folder, 'Shapes.vtb'));
  });

  it('dump prints the stages', async () => {
    const { code, out } = await vertebra(['dump', '--stg', '--cmm', '--bytecode', '--image', loop, '--fn', 'xs']);
    expect(code).toBe(0);
    for (const heading of ['STG', 'Cmm', 'Bytecode', 'Image']) expect(out).toContain(`= ${heading} =`);
    expect(out).toContain('xs = thunk');
    expect(out).not.toContain('ys = thunk');
    expect((await vertebra(['dump', '--stg', loop, '--fn', 'zs'])).code).toBe(64);
    expect((await vertebra(['dump', loop])).err).toContain('--bytecode');
  });

  it('dump of Haskell knows the extensions and headers of the command line, and says when there is no such binding', async () => {
    const file = 'tests/golden/run/ext/Headers/Main.hs';
    expect(await vertebra(['dump', '--ast', file])).toMatchObject({ code: 0, err: '' });
    expect((await vertebra(['dump', '--desugar', file, '--fn', 'main'])).code).toBe(0);
    const { code, err } = await vertebra(['dump', '--core', file, '--fn', 'zs']);
    expect(code).toBe(64);
    expect(err).toContain('no top-level binding `zs`');
    const cases = join(folder, 'Cases.hs');
    writeFileSync(cases, 'main = print ((\\case { 1 -> 2; n -> n }) 1)\n');
    expect((await vertebra(['dump', '--ast', cases])).code).toBe(1);
    expect((await vertebra(['dump', '--ast', '-X', 'LambdaCase', cases])).code).toBe(0);
  });

  it('a list of many thousand elements is made at once, whatever the nursery is; what goes wrong in such a line is told in a short one', async () => {
    const file = join(folder, 'ManyElements.hs');
    const elements = Array.from({ length: 15_000 }, (_, i) => `n + ${i}`).join(', ');
    writeFileSync(file, `main = print (sum (f 1))\nf :: Int -> [Int]\nf n = [${elements}]\n`);
    expect(await vertebra(['run', '-O0', file])).toEqual({ code: 0, out: '112507500\n', err: '' });
    const { code, err } = await vertebra(['run', '-O0', file, '--max-heap', '256K']);
    expect(code).not.toBe(0);
    expect(err).toContain('f: heap check');
    for (const line of err.split('\n')) expect(line.length).toBeLessThan(500);
  });

  it('programs that are nested too deeply for this thread are compiled on another, optimised and without a word', async () => {
    const lines = Array.from({ length: 1500 }, (_, i) => `  ++ "line ${i}\\n"`);
    const deep = join(folder, 'Deep.hs');
    writeFileSync(deep, `text :: String\ntext = ""\n${lines.join('\n')}\n\nmain :: IO ()\nmain = putStr (last (lines text))\n`);
    expect(await vertebra(['run', deep])).toMatchObject({ code: 0, out: 'line 1499', err: '' });
    expect(await vertebra(['check', deep])).toMatchObject({ code: 0, err: '' });
    writeFileSync(deep, `text :: String\ntext = ""\n${lines.join('\n')}\n  ++ 'x'\n\nmain :: IO ()\nmain = putStr text\n`);
    const { code, err } = await vertebra(['run', deep]);
    expect(code).toBe(1);
    expect(plain(err)).toContain('Deep.hs:1503');
  });

  it('programs that the optimiser makes too much of are run without it, what there is to say of them is said once', async () => {
    const large = file('Large.hs', `import Data.List\n${manyShared(230)}`);
    for (let i = 0; i < 2; i++) {
      const { code, out, err } = await vertebra(['run', '-W', '--short', large]);
      expect({ code, last: out.trimEnd().slice(-6), kinds: err.match(/(?<=warning\[)\w+/g) }).toEqual({ code: 0, last: 'y\nccct', kinds: ['UnusedImport', 'TooDeep'] });
    }
  });

  it("warnings by GHC's names, switched on by the command line, off by the module", async () => {
    const text = 'module Main (main) where\nimport Data.List (sort, nub)\nf (Just n) = let f = n in f\nmain :: IO ()\nmain = print (sort [f (Just 1)])\n';
    const warned = file('Warned.hs', text);
    const kinds = async (...args: string[]): Promise<string[]> =>
      ((await vertebra(['check', '--short', ...args])).err.match(/(?<=warning\[)\w+/g) ?? []).sort();
    expect(await kinds(warned)).toEqual([]);
    expect(await kinds('-W', warned)).toEqual(['IncompletePatterns', 'Shadowing', 'UnusedImport']);
    expect(await kinds('-Wall', '-Wno-name-shadowing', warned)).toEqual(['IncompletePatterns', 'MissingSignature', 'UnusedImport']);
    expect(await kinds('-Wunused-imports', warned)).toEqual(['UnusedImport']);
    const quiet = file('Quiet.hs', `{-# OPTIONS_GHC -Wall -Wno-unused-imports -fno-warn-incomplete-patterns #-}\n${text}`);
    expect(await kinds('-W', quiet)).toEqual(['Shadowing']);
    expect(await vertebra(['check', '-Wno-shadowing', warned])).toMatchObject({ code: 64, err: expect.stringContaining('there is no warning `shadowing`') });
  });

  it('warnings of matches know what the matches around them have found out, and what a definition that nobody uses uses is not used', async () => {
    const known = file('Known.hs', KNOWN);
    const { err } = await vertebra(['check', '--short', '-W', known]);
    expect([...err.matchAll(/hs:(\d+):\d+: warning\[(\w+)/g)].map(([, line, kind]) => `${line} ${kind}`).sort()).toEqual([
      '26 OverlappingPatterns',
      '40 UnusedBinding',
      '41 UnusedBinding',
      '42 IncompletePatterns',
      '43 OverlappingPatterns',
    ]);
  });

  it('help and version', async () => {
    for (const command of ['run', 'build', 'check', 'dump']) {
      const { code, out } = await vertebra([command, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(/\nExamples?:\n {2}vertebra /);
      expect((await vertebra(['help', command])).out).toBe(out);
    }
    expect((await vertebra(['--help'])).out).toContain('vertebra run FILE');
    expect((await vertebra(['--version'])).out).toMatch(/^vertebra \d+\.\d+\.\d+\n$/);
  });
});
