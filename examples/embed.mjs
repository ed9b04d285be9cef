/**
 * Vertebra inside a JavaScript program: compile, give a limit and a host function, run, and read the backtrace of a crash.
 * npm run build && node examples/embed.mjs
 */
import { readFile } from 'node:fs/promises';
import { compileStg } from '../build/js/compiler/pipeline.js';
import { HaskellError, Machine, printBacktrace } from '../build/js/host/index.js';

const source = `
module Main
data Unit = Unit
foreign ask = "ask" (i64, void) -> i64
foreign tell = "tell" (i64, void) -> void
export main

unit = Unit

-- Asks for numbers until one divides a hundred badly.
loop = \\(k : i64) (s : void) -> p {
  case ask k s of n : i64 { _ ->
  case share n of q : i64 { _ ->
  case tell q s of s1 : void { _ ->
  case +# k 1 of next : i64 { _ -> loop next s1 }}}}
}

share = \\(n : i64) -> i64 { quotInt# 100 n }

main = \\(s : void) -> p { loop 1 s }
`;

const { image, diagnostics } = compileStg(source, 'embed.stg');
if (image === null) throw new Error(JSON.stringify(diagnostics));

const machine = await Machine.create({
  bytes: await readFile(new URL('../build/machine.wasm', import.meta.url)),
  images: [image],
  limits: { maxStack: '1M', maxHeap: '16M', timeout: 1000 },
  hostFunctions: {
    ask: async (k) => 3 - Number(k), // a promise: the Haskell thread waits, others would run
    tell: (q) => console.log(`100 / n = ${q}`),
  },
});

try {
  await machine.run();
} catch (error) {
  if (!(error instanceof HaskellError)) throw error;
  console.log(`${error.kind}: ${error.message}, exit code ${error.exitCode}`);
  console.log(printBacktrace(error.backtrace));
}
