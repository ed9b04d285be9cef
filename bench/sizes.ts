/** How many bytes a page has to load: the library's image without debug tables, and the compiler, as brotli leaves them; and how long decoding takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { decodeImage } from '../abi/image-decode.ts';
import { encodeImage } from '../abi/image-encode.ts';
import { table } from './table.ts';

const ROUNDS = 10;

/** What a page may load, as brotli leaves it. */
export const GOALS_B = { library: 500_000, compiler: 200_000 };

/** The library's image without debug tables. */
export function shippedLibrary(file: string, quick = false): Uint8Array {
  return encodeImage(decodeImage(new Uint8Array(readFileSync(file))), { strip: true, quick });
}

/** The modules that a page which compiles Haskell loads. */
export function shippedCompiler(pageFolder: string): Uint8Array {
  return page(pageFolder, 'compiler', 'backend', 'shared');
}

function page(folder: string, ...names: readonly string[]): Uint8Array {
  return Buffer.concat(names.map((name) => readFileSync(join(folder, `${name}.min.js`))));
}

/** Bytes that brotli leaves of these, at its best. */
export function brotli(bytes: Uint8Array): number {
  const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

/** Milliseconds of the first time, and of the fastest. */
function decodeTimes(bytes: Uint8Array): string {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    decodeImage(bytes, { trusted: true });
    return performance.now() - started;
  });
  return `${times[0].toFixed(1)} ms, warm ${Math.min(...times).toFixed(1)}`;
}

/** A table of sizes. `libraryFile`: the library's image; `pageFolder`: where the minified modules for pages are. */
export function reportSizes(libraryFile: string, pageFolder: string): string {
  const count = (n: number): string => n.toLocaleString('en-US');
  const row = (name: string, bytes: Uint8Array, goal: number | null, decoding = ''): string[] => {
    return [name, count(bytes.length), count(brotli(bytes)), goal === null ? '' : count(goal), decoding];
  };
  const library = shippedLibrary(libraryFile);
  const quick = shippedLibrary(libraryFile, true);
  return table([
    ['', 'bytes', 'brotli', 'goal', 'decoding'],
    row('library image', library, GOALS_B.library, decodeTimes(library)),
    row('library image, quick', quick, null, decodeTimes(quick)),
    row('compiler', shippedCompiler(pageFolder), GOALS_B.compiler),
    row('assembler', page(pageFolder, 'stg', 'backend', 'shared'), null),
    row('host', page(pageFolder, 'host', 'shared'), null),
  ]);
}
