/**
 * Haskell inside a JavaScript program: compile, give limits and host functions, run, call what it exports, and read the backtrace of a crash.
 * npm run build && node examples/embed.mjs
 */
import { readFile } from 'node:fs/promises';
import { HaskellError, Machine, printBacktrace } from 'vertebra';
import { HaskellCompiler, renderDiagnostics } from 'vertebra/compiler';

const source = `
import qualified Data.Map as M

foreign import javascript "rate" rate :: String -> IO Double
foreign import javascript "onPriceChange" onPriceChange :: (String -> Double -> IO ()) -> IO ()
foreign export javascript "total" total :: String -> IO Double

prices :: M.Map String Double
prices = M.fromList [("tea", 3.2), ("coffee", 4.5)]

total :: String -> IO Double
total currency = (* sum prices) <$> rate currency

main :: IO ()
main = do
  eur <- total "EUR"
  putStrLn ("all of it: " ++ show eur ++ " EUR")
  onPriceChange (\\name price -> putStrLn (name ++ ": " ++ show (price - prices M.! name)))
`;

const built = (file) => readFile(new URL(import.meta.resolve(`vertebra/${file}`)));
const compiler = new HaskellCompiler(await built('lib.vti'));
const { image, diagnostics, files } = compiler.compile(source, { file: 'prices.hs' });
if (image === null) throw new Error(renderDiagnostics(diagnostics, files));

let changed;
const machine = await Machine.create({
  bytes: await built('machine.wasm'),
  images: [await built('lib.vtb'), image],
  limits: { maxStack: '1M', maxHeap: '64M', timeout: 1000 },
  hostFunctions: {
    rate: async (currency) => (currency === 'EUR' ? 1 : 0.86), // a promise: the Haskell thread waits, others would run
    onPriceChange: (callback) => {
      changed = callback; // a function of Haskell, to be called when we will
    },
  },
});

await machine.run();
console.log(`in pounds: ${await machine.call('total', 'GBP')}`);
await machine.call(changed, 'tea', 3.5);
try {
  await machine.call(changed, 'milk', 1);
} catch (error) {
  if (!(error instanceof HaskellError)) throw error;
  console.log(`${error.kind}: ${error.message}`);
  console.log(printBacktrace(error.backtrace));
}
