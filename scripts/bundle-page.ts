/**
 * The package for pages that have no bundler of their own: build/page/{host,compiler,stg}.min.js, minified modules: what all need is in shared.min.js, what Haskell and the
 * machine's own assembly have in common behind STG in backend.min.js. Members that nobody outside can tell have short names there.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync } from 'rolldown/utils';
import { ByteReader } from '../compiler/interface/bytes.ts';
import { readHeader, TEXTS_PER_BLOCK } from '../compiler/interface/graph.ts';
import { bundle } from './bundle.ts';

const folder = 'build/js';
const pageFolder = 'build/page';

/** The compiler but for what users of the package see. */
const INNER = /^compiler\/(?!base\/|report\/|stg\/)\w[\w-]*\//;

async function bundlePage(): Promise<void> {
  const input = { host: 'build/js/host/index.js', compiler: 'build/js/compiler/haskell-index.js', stg: 'build/js/compiler/stg-text.js' };
  const shared = {
    groups: [
      { name: 'shared', test: /js.abi/, minShareCount: 2 },
      { name: 'backend', test: /js.compiler/, minShareCount: 2 },
    ],
  };
  const chunks = await bundle(input, { format: 'esm', minify: true, entryFileNames: '[name].min.js', chunkFileNames: '[name].min.js', codeSplitting: shared });
  mkdirSync(pageFolder, { recursive: true });
  const names = innerNames(chunks.map(({ code }) => code).join('\n'));
  let cache: Record<string, string | false> = {};
  for (const { file, code: long } of chunks) {
    const mangleProps = { include: new RegExp(`^(?:${names.join('|')})$`), cache };
    const { code, mangleCache, errors } = minifySync(file, long, { module: true, compress: false, mangle: false, mangleProps });
    if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
    cache = mangleCache ?? cache;
    writeFileSync(join(pageFolder, file), code);
    console.log(`${join(pageFolder, file)}: ${code.length.toLocaleString('en-US')} characters`);
  }
}

/**
 * Names of members that nobody outside can tell: what TypeScript holds private to classes, and what only the compiler declares. Not these: what is called so elsewhere,
 * here or in JavaScript; what stands in quotes in the bundles, which may be asked for by its text; and what stands in interfaces, which
 * write objects with the names of their fields.
 */
function innerNames(bundles: string): readonly string[] {
  const declarations = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  const textOf = (names: readonly string[]): string => names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const hidden = /^\s+(?:private|protected) (?:readonly |get |set |static |abstract )*(\w+)/gm;
  const declared = /(\w+)\??[:;(<]/g;
  const text = textOf(declarations);
  const told = new Set([
    ...wordsOf(textOf(declarations.filter((name) => !INNER.test(name))).replace(hidden, ''), declared),
    ...Object.getOwnPropertyNames(globalThis).flatMap((name) => membersOf(Reflect.get(globalThis, name))),
    ...wordsOf(bundles, /[`'"](\w+)[`'"]/g),
  ]);
  const written = writtenKeys(readFileSync('build/lib.vti'));
  return [...new Set([...wordsOf(text, hidden), ...wordsOf(text, declared)])].filter((name) => name.length > 2 && !told.has(name) && !written.has(name));
}

/** The keys of objects in interfaces: the tables that compiler/interface/write.ts puts in front. */
function writtenKeys(file: Uint8Array): ReadonlySet<string> {
  const input = new ByteReader(file);
  readHeader(input);
  const body = input.number() + input.at;
  const blocks = input.table();
  const starts = input.table();
  input.table();
  const textAt = (index: number): string => {
    const block = Math.floor(index / TEXTS_PER_BLOCK);
    const texts = new TextDecoder().decode(file.subarray(body + blocks.at(block), body + blocks.at(block + 1)));
    const start = starts.at(block * TEXTS_PER_BLOCK);
    return texts.slice(starts.at(index) - start, starts.at(index + 1) - start);
  };
  const keys = new Set<number>();
  for (let shapes = input.number(); shapes > 0; shapes--) {
    input.number();
    for (let count = input.number(); count > 0; count--) keys.add(input.number());
  }
  return new Set([...keys].map(textAt));
}

function wordsOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, word]) => word);
}

/** Its properties, inherited ones included, and those of what it constructs. */
function membersOf(value: unknown): readonly string[] {
  if ((typeof value !== 'function' && typeof value !== 'object') || value === null) return [];
  const { prototype } = value as { readonly prototype?: unknown };
  const own = Object.getOwnPropertyNames(value);
  return [...own, ...membersOf(Object.getPrototypeOf(value)), ...(typeof value === 'function' ? membersOf(prototype) : [])];
}

await bundlePage();
