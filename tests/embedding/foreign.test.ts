/** Values of every type that crosses, both ways; what does not fit is refused with what and where. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { HaskellError, HaskellValue, type Machine } from '../../host/index.ts';
import { compiler, saidOf, started } from './world.ts';

/** `echoT` gives a T to the host function of that name and answers what that answered. */
const echoes = ['Int', 'Word', 'Int8', 'Word16', 'Int64', 'Word64', 'Double', 'Float', 'Bool', 'Char', 'Integer', 'String'] as const;
type Echo = (typeof echoes)[number];

const program = `
module Main where
import Data.Int
import Data.Word
import GHC.JS.Prim (JSVal)
${echoes.map((type) => `foreign import javascript "host${type}" host${type} :: ${type} -> IO ${type}\nforeign export javascript "echo${type}" host${type} :: ${type} -> IO ${type}`).join('\n')}
foreign import javascript "hostValue" hostValue :: JSVal -> IO JSVal
foreign export javascript "echoValue" hostValue :: JSVal -> IO JSVal
foreign import javascript "add" add :: Int -> Int -> Int
foreign export javascript "sumTo" sumTo :: Int -> Int
foreign export javascript "average" average :: Double -> Double -> Double
foreign export javascript "greeting" greeting :: String
foreign export javascript "nothing" nothing :: IO ()
foreign export javascript "divide" quot :: Int -> Int -> Int
foreign export javascript "pair" pair :: Int -> (Int, Int)

newtype Metres = Metres Double
foreign export javascript "twice" twice :: Metres -> Metres

sumTo :: Int -> Int
sumTo n = foldr add 0 [1 .. n]

average :: Double -> Double -> Double
average a b = (a + b) / 2

greeting :: String
greeting = "grüß " ++ ['\\x1F600']

nothing :: IO ()
nothing = putStrLn "nothing"

pair :: Int -> (Int, Int)
pair n = (n, n)

twice :: Metres -> Metres
twice (Metres x) = Metres (2 * x)

main :: IO ()
main = return ()
`;

describe('values', () => {
  let machine: Machine;
  let output: () => string;
  const seen: unknown[] = [];
  const same = (value: unknown): unknown => {
    seen.push(value);
    return value;
  };

  beforeAll(async () => {
    const hostFunctions = Object.fromEntries([...echoes.map((type) => [`host${type}`, same]), ['hostValue', same], ['add', (a: number, b: number) => a + b]]);
    ({ machine, output } = await started(program, { hostFunctions }));
    await machine.run();
  });

  /** What came back of a value that went through Haskell to the host and back again. */
  async function through(type: Echo | 'Value', value: unknown): Promise<unknown> {
    seen.length = 0;
    const answer = await machine.call(`echo${type}`, value);
    expect(seen).toEqual([answer]);
    return answer;
  }

  test.each<readonly [Echo, fc.Arbitrary<unknown>]>([
    ['Int', fc.maxSafeInteger()],
    ['Int64', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).filter((n) => !Number.isSafeInteger(Number(n)))],
    ['Word64', fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n })],
    ['Word', fc.nat()],
    ['Int8', fc.integer({ min: -128, max: 127 })],
    ['Word16', fc.nat(65535)],
    ['Double', fc.double()],
    ['Float', fc.float()],
    ['Bool', fc.boolean()],
    ['Char', fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })],
    ['String', fc.string({ unit: 'grapheme' })],
    ['Integer', fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }).filter((n) => !Number.isSafeInteger(Number(n)))],
  ])('%s', async (type, values) => {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        expect(await through(type, value)).toEqual(value);
      }),
      { numRuns: 60 },
    );
  });

  test('narrow numbers wrap', async () => {
    expect(await through('Int8', 200)).toBe(-56);
    expect(await through('Word16', -1)).toBe(65535);
    expect(await through('Float', 0.1)).toBe(Math.fround(0.1));
  });

  test('any JavaScript value is itself again', async () => {
    for (const value of [{ a: 1 }, [1], null, undefined, Symbol.iterator, () => 1, 'text', 1.5]) expect(await through('Value', value)).toBe(value);
  });

  test('pure functions, constants, newtypes, actions', async () => {
    expect(await machine.call('sumTo', 100)).toBe(5050);
    expect(machine.callSync('average', 1, 2)).toBe(1.5);
    expect(machine.callSync('twice', 1.25)).toBe(2.5);
    expect(await machine.call('greeting')).toBe('grüß 😀');
    expect(await machine.call('nothing')).toBe(undefined);
    expect(output()).toBe('nothing\n');
  });

  test('what has no form in JavaScript is held', async () => {
    expect(await machine.call('pair', 1)).toBeInstanceOf(HaskellValue);
  });

  test('exceptions are HaskellErrors', async () => {
    const error = await machine.call('divide', 1, 0).then(String, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HaskellError);
    expect((error as Error).message).toContain('divide by zero');
    expect(await machine.call('divide', 7, 2)).toBe(3);
  });

  test.each<readonly [string, readonly unknown[], string]>([
    ['average', [1], '`average` takes 2 arguments (number, number), but was given 1'],
    ['average', [1, 'two'], 'argument 2 of `average`: expected a number, found string'],
    ['echoBool', [1], 'argument 1 of `echoBool`: expected a boolean, found 1'],
    ['echoChar', ['ab'], 'argument 1 of `echoChar`: expected one character, found a string of 2'],
    ['echoInteger', [1.5], 'argument 1 of `echoInteger`: expected a whole number, found 1.5'],
    ['echoInt', [2 ** 60], 'argument 1 of `echoInt`: expected a 64-bit integer, found 1152921504606847000'],
    ['echoString', [null], 'argument 1 of `echoString`: expected a string, found null'],
  ])('%s of %j is refused', async (name, args, message) => {
    await expect(machine.call(name, ...args)).rejects.toThrow(message);
  });
});

test('what a host function answers wrongly is an exception in Haskell', async () => {
  const text = `
import Control.Exception
import GHC.JS.Prim (JSException(..))
foreign import javascript "flag" flag :: IO Bool
main :: IO ()
main = do
  print =<< flag
  r <- try flag
  case r of
    Left (JSException message) -> putStrLn message
    Right b -> print b`;
  const answers = [true, 'yes'];
  const { machine, output } = await started(text, { hostFunctions: { flag: () => answers.shift() } });
  await machine.run();
  expect(output()).toBe('True\nexpected a boolean, found string\n');
});

describe('functions for the host', () => {
  const text = `
import Data.IORef
foreign import javascript "onClick" onClick :: (Int -> IO ()) -> IO ()
foreign import javascript "later" later :: IO () -> IO ()
foreign import javascript "mapString" mapString :: (String -> String) -> String -> IO String
main :: IO ()
main = do
  total <- newIORef 0
  onClick (\\n -> modifyIORef total (+ n) >> readIORef total >>= print)
  later (putStrLn "later")
  mapString reverse "abc" >>= putStrLn`;

  test('are called when the host will, with what they say they take', async () => {
    let click: HaskellValue | null = null;
    let late: HaskellValue | null = null;
    const hostFunctions = {
      onClick: (f: HaskellValue) => {
        click = f;
      },
      later: (f: HaskellValue) => {
        late = f;
      },
      mapString: (f: HaskellValue, text: string) => machine.callSync(f, text),
    };
    const { machine, output } = await started(text, { hostFunctions });
    await machine.run();
    machine.collect();
    expect(await machine.call(click!, 3)).toBe(undefined);
    await machine.call(click!, 4);
    await machine.call(late!);
    await machine.call(late!);
    expect(output()).toBe('cba\n3\n7\nlater\nlater\n');
    await expect(machine.call(click!, 'x')).rejects.toThrow('argument 1 of `a Haskell value`: expected an integer, found string');
  });
});

test('promises suspend the Haskell thread only', async () => {
  const text = `
import Control.Concurrent
foreign import javascript "fetchText" fetchText :: String -> IO String
main :: IO ()
main = do
  box <- newEmptyMVar
  _ <- forkIO (fetchText "a" >>= putMVar box)
  putStrLn "meanwhile"
  takeMVar box >>= putStrLn`;
  const { machine, output } = await started(text, { hostFunctions: { fetchText: (url: string) => Promise.resolve(`content of ${url}`) } });
  await machine.run();
  expect(output()).toBe('meanwhile\ncontent of a\n');
});

test('what exported functions keep between calls survives collections; with `keepCAFs` what others keep, too', async () => {
  const text = `
import Data.IORef
import System.IO.Unsafe
import System.Mem
counter :: IORef Int
counter = unsafePerformIO (newIORef 0)
{-# NOINLINE counter #-}
runs :: IORef Int
runs = unsafePerformIO (newIORef 0)
{-# NOINLINE runs #-}
foreign export javascript "bump" bump :: IO Int
foreign export javascript "collect" performGC :: IO ()
bump :: IO Int
bump = atomicModifyIORef' counter (\\n -> (n + 1, n + 1))
main :: IO ()
main = atomicModifyIORef' runs (\\n -> (n + 1, n + 1)) >>= print`;
  const { machine, output } = await started(text, { keepCAFs: true });
  const plain = await started(text);
  for (const each of [machine, plain.machine]) {
    await each.run();
    await each.call('bump');
    for (let n = 0; n < 3; n++) await each.call('collect');
    expect(await each.call('bump')).toBe(2);
    await each.run();
  }
  expect(output()).toBe('1\n2\n');
  expect(plain.output()).toBe('1\n1\n');
});

test.each([
  ['foreign import javascript "f" f :: (Int, Int) -> IO ()', 'a value of type `(,)` cannot cross to the host'],
  ['foreign import javascript "f" f :: Maybe Int -> Int', 'a value of type `Maybe` cannot cross to the host'],
  ['foreign import javascript "f" f :: a -> Int', 'a value of this type cannot cross to the host'],
  ['foreign import javascript "f" f :: ((Int -> Int) -> Int) -> Int', 'a function cannot come from the host as a value'],
])('%s', (declaration, message) => {
  expect(saidOf(compiler.compile(`module Main where\n${declaration}\nmain :: IO ()\nmain = return ()`))).toContain(message);
});
