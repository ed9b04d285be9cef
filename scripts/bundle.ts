/**
 * Many modules as one file, thrice:
 *
 * - the command: build/js/host/cli/vertebra.bundle.js, one expression that vertebra.ts runs from V8's code cache; not minified, since a stack in it is read by people;
 * - vertebra.ts itself, as CommonJS, which Node starts sooner than a module: build/js/host/cli/vertebra.cjs;
 * - for pages that have no bundler of their own: build/page/{host,compiler,stg}.min.js, minified modules: what all need is in shared.min.js,
 *   what Haskell and the machine's own assembly have in common behind STG in backend.min.js. Private members have short names there.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputOptions, type Plugin, rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';

const commandFolder = 'build/js/host/cli';
const pageFolder = 'build/page';

async function bundle(
  input: string | Record<string, string>,
  options: OutputOptions,
  define: Record<string, string> = {},
): Promise<readonly { readonly file: string; readonly code: string }[]> {
  // numbers in place of their names are smaller, and not for people to read
  const optimization = { inlineConst: { mode: options.minify === true ? 'all' : 'smart' } } as const;
  const made = await rolldown({ input, platform: 'neutral', external: /^node:/, transform: { define }, plugins: [withoutDocs], optimization });
  const { output } = await made.generate(options);
  return output.flatMap((each) => (each.type === 'chunk' ? { file: each.fileName, code: each.code } : []));
}

/** What the tables of the machine say to readers of docs/bytecode.md; nothing else asks for it. By table: a row up to its text, and that text. */
const docs: readonly (readonly [RegExp, RegExp])[] = [
  [/abi\/tables\/opcodes\.js$/, /^( *\['\w+', '[^']*', )(?:'[^']*'|"[^"]*")/gm],
  [/abi\/tables\/primops\.js$/, /^(call\(.*?, '[A-Z0-9_]+', )(?:'[^']*'|"[^"]*")/gm],
];

const withoutDocs: Plugin = {
  name: 'without-docs',
  transform(code, id) {
    const [, row] = docs.find(([table]) => table.test(id)) ?? [];
    if (row === undefined) return null;
    const stripped = code.replace(row, "$1''");
    if (stripped === code) throw new Error(`${id}: no row of the table was recognised`);
    return stripped;
  },
};

/** The command as a function of what CommonJS modules are given, its own place, and what tells this bundle from others. */
async function bundleCommand(): Promise<void> {
  const output = join(commandFolder, 'vertebra.bundle.js');
  const options: OutputOptions = { format: 'cjs', codeSplitting: false, comments: false };
  const [{ code }] = await bundle(join(commandFolder, 'command.js'), options, { 'import.meta.url': '$url' });
  const text = `((require, exports, $url, $bundle) => {\n${loadedLate(withoutMap(code))}\nreturn exports;\n})`;
  // one byte a character: what V8 reads fastest
  const ascii = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const id = createHash('sha256').update(ascii).digest('hex').slice(0, 16);
  writeFileSync(output, `// ${id}, made by scripts/bundle.ts.\n${ascii}\n`);
  for (const old of readdirSync(commandFolder)) if (old.endsWith('.cache')) rmSync(join(commandFolder, old));
  console.log(`${output}: ${ascii.length.toLocaleString('en-US')} characters`);
}

/** What is installed under the command's name. */
async function bundleLauncher(): Promise<void> {
  const output = join(commandFolder, 'vertebra.cjs');
  const url = 'const $url = require("node:url").pathToFileURL(__filename).href;';
  const options: OutputOptions = { format: 'cjs', codeSplitting: false, comments: false };
  const [{ code }] = await bundle(join(commandFolder, 'vertebra.js'), options, { 'import.meta.url': '$url' });
  writeFileSync(output, `#!/usr/bin/env node\n// made by scripts/bundle.ts.\n${url}\n${withoutMap(code).replace(/^#!.*\n/, '')}`);
  for (const file of [output, join(commandFolder, 'vertebra.js')]) chmodSync(file, 0o755);
}

function withoutMap(code: string): string {
  return code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
}

/** Node's modules are loaded when something of them is first used: `node:tty` and `node:child_process` alone take a twentieth of the time in which a short program is run. */
function loadedLate(code: string): string {
  const names = [...code.matchAll(/^let (node_\w+) = require\(("node:\w+")\);$/gm)];
  return names.reduce(
    (text, [line, name, module]) =>
      // a property, as `new` may stand in front
      text
        .replace(line, () => `let ${name}$;\nconst ${name} = { get $() { return (${name}$ ??= require(${module})); } };`)
        .replaceAll(`${name}.`, `${name}.$.`),
    code,
  );
}

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
  const names = innerNames('build/js', chunks.map(({ code }) => code).join('\n'));
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

/** Folders of the compiler whose trees and tables nobody else sees, nor are they written to interfaces. */
const INNER = /^compiler\/(?:simplify|cmm|bytecode|to-stg|desugar|check|kinds|typed)\//;

/**
 * Names of members that nobody outside can tell, unless something else is called so, here or in JavaScript: what TypeScript holds private to classes, and what only
 * inner folders of the compiler declare. Of these, those that stand in quotes anywhere in the bundles may be asked for by their text.
 */
function innerNames(folder: string, bundles: string): readonly string[] {
  const declarations = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  const textOf = (names: readonly string[]): string => names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const hidden = /^\s+(?:private|protected) (?:readonly |get |set |static |abstract )*(\w+)/gm;
  const declared = /(\w+)\??[:;(<]/g;
  const outside = new Set(wordsOf(textOf(declarations.filter((name) => !INNER.test(name))).replace(hidden, ''), declared));
  const text = textOf(declarations);
  const inside = new Set(wordsOf(text.replace(hidden, ''), declared));
  const quoted = new Set(wordsOf(bundles, /[`'"](\w+)[`'"]/g));
  const builtIn = new Set(Object.getOwnPropertyNames(globalThis).flatMap((name) => membersOf(Reflect.get(globalThis, name))));
  const names = [...new Set(wordsOf(text, hidden)), ...inside].filter((name) => !outside.has(name) && !builtIn.has(name));
  return names.filter((name) => !inside.has(name) || (name.length > 2 && !quoted.has(name)));
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

await bundleCommand();
await bundleLauncher();
await bundlePage();
