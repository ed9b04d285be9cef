/** `vertebra dump`: what a program is at each stage of compilation. */

import { disassemble } from '../../abi/disassemble.ts';
import type { Image } from '../../abi/image.ts';
import { print as printCmm } from '../../compiler/cmm/print.ts';
import type { Compiled } from '../../compiler/pipeline.ts';
import { print as printStg } from '../../compiler/stg/print.ts';
import { type Arguments, type Command, UsageError } from './arguments.ts';
import { compileHaskellAlone, type HaskellStage, haskellDump, haskellStages } from './dump-haskell.ts';
import { isHaskell } from './haskell.ts';
import { compileFile, loadImage } from './program.ts';
import { defineOption, haskellOptions, shortOption, sourceOptions } from './run.ts';
import { print, type Terminal } from './terminal.ts';

export const dumpCommand: Command = {
  name: 'dump',
  operands: 'FILE',
  least: 1,
  most: 1,
  doc: 'prints the stages of a program: of Haskell source all, of .stg text those from --stg on, of a .vtb image --bytecode and --image',
  options: [
    { name: 'tokens', doc: 'the tokens of Haskell source, with those that layout puts in' },
    { name: 'ast', doc: 'the syntax tree of Haskell source' },
    { name: 'rename', doc: 'Haskell with all names resolved' },
    { name: 'types', doc: 'the types of what a Haskell module defines' },
    { name: 'desugar', doc: 'Core, as Haskell is translated to it' },
    { name: 'core', doc: 'Core, optimised' },
    { name: 'stg', doc: 'STG, as the compiler goes on with it' },
    { name: 'cmm', doc: 'Cmm: frames, checks and jumps made explicit' },
    { name: 'bytecode', doc: 'the instructions of the image' },
    { name: 'image', doc: 'what the image has: sizes, imports, symbols, host functions' },
    { name: 'fn', value: 'NAME', doc: 'only this top-level binding (may be given several times)' },
    defineOption,
    shortOption,
    ...haskellOptions,
  ],
  examples: ['vertebra dump --cmm examples/seeds/Weird.stg --fn hPutChar', 'vertebra dump --bytecode --fn go examples/seeds/Weird.stg'],
};

const stages = [...haskellStages, 'stg', 'cmm', 'bytecode', 'image'] as const;

/** Rejects with UsageError, NotCompiled. */
export async function dump(args: Arguments, terminal: Terminal): Promise<number> {
  const [file] = args.operands;
  const wanted = stages.filter((stage) => args.options.has(stage));
  if (wanted.length === 0) throw new UsageError(`dump which stage? ${stages.map((stage) => `--${stage}`).join(', ')}`);
  const only = args.options.get('fn') ?? [];
  const options = sourceOptions(args);
  if (isHaskell(file)) {
    const ours = haskellStages.filter((stage) => wanted.includes(stage));
    const compiled = ours.length < wanted.length ? await compileHaskellAlone(file, terminal, options) : null;
    const names = compiled === null ? [] : namesIn(only, compiled.image);
    const texts = await haskellDump(file, ours, only, terminal, options);
    return show(terminal, wanted, (stage) => texts.get(stage as HaskellStage) ?? (compiled === null ? '' : compiledStage(stage, compiled, names)));
  }
  const haskellOnly = haskellStages.find((stage) => wanted.includes(stage));
  if (haskellOnly !== undefined) throw new UsageError(`--${haskellOnly} is for Haskell source (.hs, .lhs)`);
  if (file.endsWith('.stg')) {
    const compiled = await compileFile(file, terminal, options);
    checkNames(only, compiled.image);
    return show(terminal, wanted, (stage) => compiledStage(stage, compiled, only));
  }
  const image = await loadImage(file, terminal, options);
  checkNames(only, image);
  const source = wanted.find((stage) => stage === 'stg' || stage === 'cmm');
  if (source !== undefined) throw new UsageError(`an image has no --${source}: dump the .stg file it was made from`);
  return show(terminal, wanted, (stage) => imageStage(stage, image, only));
}

/** Several stages get headings, as GHC's dumps do. */
function show(terminal: Terminal, wanted: readonly Stage[], text: (stage: Stage) => string): number {
  for (const stage of wanted) {
    if (wanted.length > 1) print(terminal, `==================== ${titles[stage]} ====================\n`);
    print(terminal, `${text(stage).trimEnd()}\n${wanted.length > 1 ? '\n' : ''}`);
  }
  return 0;
}

const titles = {
  tokens: 'Tokens',
  ast: 'Syntax tree',
  rename: 'Renamed',
  types: 'Types',
  desugar: 'Desugared',
  core: 'Core',
  stg: 'STG',
  cmm: 'Cmm',
  bytecode: 'Bytecode',
  image: 'Image',
} as const;

type Stage = (typeof stages)[number];

function compiledStage(stage: Stage, compiled: Compiled & { readonly image: Image }, only: readonly string[]): string {
  const named = <T extends { readonly name: string }>(all: readonly T[]): T[] => all.filter(({ name }) => only.length === 0 || only.includes(name));
  const { stg, cmm } = compiled.stages;
  if (stage === 'stg' && stg !== null) return printStg({ ...stg, binds: named(stg.binds) });
  if (stage === 'cmm' && cmm !== null) return printCmm(cmm, new Set(only));
  return imageStage(stage, compiled.image, only);
}

function imageStage(stage: Stage, image: Image, only: readonly string[]): string {
  return stage === 'image' ? describe(image) : disassemble(image, only.length === 0 ? undefined : new Set(only));
}

/** Haskell's names without their module, as the image has them. */
function namesIn(only: readonly string[], image: Image): string[] {
  const names = image.symbols.map((symbol) => symbol.name);
  return only.flatMap((name) => {
    const found = names.filter((full) => full === name || full.endsWith(`.${name}`));
    if (found.length === 0) throw new UsageError(`\`${image.name}\` has no top-level binding \`${name}\``);
    return found;
  });
}

function checkNames(only: readonly string[], image: Image): void {
  const names = image.symbols.map((symbol) => symbol.name);
  for (const name of only) {
    if (!names.includes(name)) throw new UsageError(`\`${image.name}\` has no top-level binding \`${name}\``);
  }
}

function describe(image: Image): string {
  const { words, infoCount, codeStart, codeEnd, staticEnd, data, debug } = image;
  const lines = [
    `module ${image.name}, machine layout 0x${(image.abi >>> 0).toString(16)}`,
    `  ${infoCount} info tables, ${codeEnd - codeStart} words of code, ${staticEnd - codeEnd} of static closures, ${words.length - staticEnd} of tables`,
    `  ${data.length} bytes of literals, ${image.relocs.length} relocations`,
    debug === null ? '  stripped of debug tables' : `  debug tables: ${debug.infos.length} infos, ${debug.ips.length} places, ${debug.files.join(', ')}`,
  ];
  lines.push(
    ...section(
      'imports',
      image.imports.map(({ module, name }) => `${module}.${name}`),
    ),
  );
  lines.push(
    ...section(
      'symbols',
      image.symbols.map(({ name, exported, code }) => `${name}${code === 0 ? '' : ' (function)'}${exported ? ', exported' : ''}`),
    ),
  );
  lines.push(
    ...section(
      'host functions',
      image.hosts.map(({ name, args, result }) => `${name} (${args.join(', ')}) -> ${result}`),
    ),
  );
  return `${lines.join('\n')}\n`;
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [`${title}:`, ...rows.map((row) => `  ${row}`)];
}
