/**
 * Writes abi/*.gen.ts from abi/tables: the plain constants that the machine compiles with, and the layout checksum both sides compare; docs/bytecode.md,
 * the tables to read; and the tables of elementary functions.
 * `--check` writes nothing and fails when a file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INFO_SIZE_B, RTS_INFO, SHAPE_ARGS_SHIFT } from '../abi/layout.ts';
import { closureTypes } from '../abi/tables/closure-types.ts';
import { checks, exitReasons } from '../abi/tables/exit-reasons.ts';
import { opcodes } from '../abi/tables/opcodes.ts';
import { primCalls, primops } from '../abi/tables/primops.ts';
import { rtsInfos } from '../abi/tables/rts-infos.ts';
import { wellKnown } from '../abi/tables/well-known.ts';
import { bytecodeDoc } from './bytecode-doc.ts';
import { elementaryTables } from './elementary-tables.ts';

const here = new URL('abi/', pathToFileURL(`${process.cwd()}/`));
const header = '// Written by scripts/gen-abi.ts from abi/tables. Do not edit.\n';
const constants = (rows: Iterable<[string, number]>): string => [...rows].map(([name, value]) => `export const ${name} = ${value};\n`).join('');
const numbered = (prefix: string, names: readonly string[]): string => constants(names.map((name, i) => [prefix + name, i]));

/** 31-bit FNV-1a: below 2^31 so that it means the same in both worlds. */
function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash & 0x7fffffff;
}

const layout = readFileSync(new URL('layout.ts', here), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
/** What both sides must agree on: texts for people are not part of it. */
const withoutProse = (rows: readonly object[]): object[] => rows.map((row) => ({ ...row, doc: undefined, label: undefined }));
const facts = JSON.stringify([layout, ...[closureTypes, rtsInfos, opcodes, primops, exitReasons, wellKnown].map(withoutProse)]);

/** Contents by path from abi/. */
const files: Record<string, string> = {
  'closure-types.gen.ts': numbered(
    'TYPE_',
    closureTypes.map((t) => t.name),
  ),
  'exit-reasons.gen.ts':
    numbered(
      'EXIT_',
      exitReasons.map((r) => r.name),
    ) +
    numbered(
      'CHECK_',
      checks.map((c) => c.name),
    ),
  'opcodes.gen.ts': numbered(
    'OP_',
    opcodes.map((o) => o.name),
  ),
  'primops.gen.ts': numbered('PRIM_', primCalls),
  'rts-infos.gen.ts': constants(rtsInfos.map((r, i) => [`I_${r.name}`, RTS_INFO + i * INFO_SIZE_B])) + constants([['RTS_INFO_N', rtsInfos.length]]),
  'well-known.gen.ts':
    numbered(
      'WK_',
      wellKnown.map((w) => w.const),
    ) + constants([['WELL_KNOWN_N', wellKnown.length]]),
  'checksum.gen.ts': constants([['ABI_CHECKSUM', checksum(facts)]]),
};

/** Argument shape of every out-of-line primop, as a function the machine can compile. */
function primShapes(): string {
  const codes = { void: 0, p: 1, i32: 2, f32: 2, i64: 3, f64: 3 } as const;
  const shapeOf = (id: string): number => {
    const args = primops.find((p) => 'call' in p.how && p.how.call === id)?.args ?? [];
    return args.reduce((shape, rep, i) => shape | (codes[rep] << (SHAPE_ARGS_SHIFT + 2 * i)), args.length);
  };
  const arms = primCalls.map((id, i) => `    case ${i}: // ${id}\n      return ${shapeOf(id)};\n`).join('');
  return `/** Argument shape (abi/layout) of out-of-line primop id; 0 for a number that is none. */\nexport function primShape(id: u32): u32 {\n  switch (id) {\n${arms}    default:\n      return 0;\n  }\n}\n`;
}
files['../assembly/prim-shapes.gen.ts'] = primShapes();

/** The machine's own info tables as packed rows: type, con << 8, ptrs or words << 16, nptrs << 32, entry opcode << 48. */
function infoRows(): string {
  const number = (list: readonly { name: string }[], name: string): bigint => {
    const at = list.findIndex((row) => row.name === name);
    if (at < 0) throw new Error(`no row ${name}`);
    return BigInt(at);
  };
  const arms = rtsInfos.map((r, i) => {
    const row =
      number(closureTypes, r.type) |
      (BigInt(r.con ?? 0) << 8n) |
      (BigInt(r.words ?? r.ptrs ?? 0) << 16n) |
      (BigInt(r.nptrs ?? 0) << 32n) |
      (number(opcodes, r.op ?? 'BAD') << 48n);
    return `    case ${i}: // ${r.name}\n      return ${row};\n`;
  });
  return `/** Row i of abi/tables/rts-infos: type | con << 8 | ptrs or words << 16 | nptrs << 32 | entry opcode << 48. */\nexport function rtsInfoRow(i: u32): u64 {\n  switch (i) {\n${arms.join('')}    default:\n      return 0;\n  }\n}\n`;
}
files['../assembly/rts-info-rows.gen.ts'] = infoRows();

for (const name of Object.keys(files)) files[name] = header + files[name];
files['../docs/bytecode.md'] = bytecodeDoc();
files['../assembly/prim/elementary-tables.gen.ts'] = `// Written by scripts/gen-abi.ts from scripts/elementary-tables.ts. Do not edit.\n${elementaryTables()}`;

/** Paths of generated files that are not what the tables say. */
export function staleFiles(): string[] {
  return Object.keys(files)
    .filter((name) => {
      const path = new URL(name, here);
      return !existsSync(path) || readFileSync(path, 'utf8') !== files[name];
    })
    .map((name) => posix.join('abi', name));
}

function main(): void {
  const stale = staleFiles();
  if (!process.argv.includes('--check'))
    for (const path of stale) writeFileSync(new URL(posix.relative('abi', path), here), files[posix.relative('abi', path)]);
  else if (stale.length > 0) {
    console.error(`stale: ${stale.join(', ')} (npm run gen)`);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
