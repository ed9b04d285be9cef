/** How many bytes a page has to load: the library's image without debug tables, and the compiler, as brotli leaves them; and how long decoding takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { decodeImage } from '../abi/image-decode.ts';
import { encodeImage } from '../abi/image-encode.ts';
import { table } from './table.ts';

const ROUNDS = 10;

function brotli(bytes: Uint8Array): number {
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
  const image = decodeImage(new Uint8Array(readFileSync(libraryFile)));
  const row = (name: string, bytes: Uint8Array, goal: string, decoding: string): string[] => {
    const count = (n: number): string => n.toLocaleString('en-US');
    return [name, count(bytes.length), count(brotli(bytes)), goal, decoding];
  };
  const page = (...names: readonly string[]): Uint8Array => Buffer.concat(names.map((name) => readFileSync(join(pageFolder, `${name}.min.js`))));
  const forms = [
    { name: 'library image', bytes: encodeImage(image, { strip: true }), goal: '500,000' },
    { name: 'library image, quick', bytes: encodeImage(image, { strip: true, quick: true }), goal: '' },
  ];
  return table([
    ['', 'bytes', 'brotli', 'goal', 'decoding'],
    ...forms.map(({ name, bytes, goal }) => row(name, bytes, goal, decodeTimes(bytes))),
    row('compiler', page('compiler', 'backend', 'shared'), '200,000', ''),
    row('assembler', page('stg', 'backend', 'shared'), '', ''),
    row('host', page('host', 'shared'), '', ''),
  ]);
}
