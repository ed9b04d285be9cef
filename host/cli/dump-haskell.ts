/** `vertebra dump` of Haskell source: the stages it has before it is STG, and those behind. */
import type { Image } from '../../abi/image.ts';
import type { ModuleResult, Stage } from '../../compiler/driver/session.ts';
import type { Compiled } from '../../compiler/pipeline.ts';
import { UsageError } from './arguments.ts';
import { NotCompiled } from './failure.ts';
import { compileHaskell, type HaskellOptions, haskellText, headerReader } from './haskell.ts';
import { complain, type Terminal } from './terminal.ts';

export const haskellStages = ['tokens', 'ast', 'rename', 'types', 'desugar', 'core'] as const;
export type HaskellStage = (typeof haskellStages)[number];

/** What the compiler has to have done for a stage to be shown. */
const needed: Readonly<Record<Exclude<HaskellStage, 'tokens' | 'ast'>, Stage>> = { rename: 'rename', types: 'types', desugar: 'desugar', core: 'core' };

/** The stages of the module itself as text, after printing what is wrong. Rejects with NotCompiled, except for `tokens` alone. `only`: these bindings. */
export async function haskellDump(
  file: string,
  stages: readonly HaskellStage[],
  only: readonly string[],
  terminal: Terminal,
  options: HaskellOptions,
): Promise<ReadonlyMap<HaskellStage, string>> {
  const text = await haskellText(file, terminal);
  const texts = new Map<HaskellStage, string>();
  if (stages.includes('tokens') || stages.includes('ast'))
    for (const [stage, shown] of await parsed(file, text, stages, terminal, options)) texts.set(stage, shown);
  const later = haskellStages.filter((stage): stage is keyof typeof needed => stages.includes(stage) && stage in needed);
  if (later.length === 0) return texts;
  const { module } = await compileHaskell(file, text, needed[later[later.length - 1]], terminal, options);
  for (const stage of later) texts.set(stage, await shownStage(stage, module, only));
  return texts;
}

async function parsed(
  file: string,
  text: string,
  stages: readonly HaskellStage[],
  terminal: Terminal,
  options: HaskellOptions,
): Promise<[HaskellStage, string][]> {
  const [{ parseModule }, { printTokens, printTree }, { renderDiagnostics }] = await Promise.all([
    import('../../compiler/syntax/parser/parse.ts'),
    import('../../compiler/syntax/print.ts'),
    import('../../compiler/report/render.ts'),
  ]);
  const record: Parameters<typeof printTokens>[0][number][] = [];
  const { defines, extensions, short } = options;
  const reader = headerReader(file, options);
  const include = (name: string): string | null => reader(name, file)?.text ?? null;
  const { module, diagnostics } = parseModule(text, { literate: file.endsWith('.lhs'), defines, extensions, include, record });
  complain(terminal, renderDiagnostics(diagnostics, [{ name: file, text }], { short, color: terminal.colorErr }));
  if (diagnostics.length > 0 && stages.some((stage) => stage !== 'tokens')) throw new NotCompiled(file);
  return [
    ['tokens', printTokens(record)],
    ['ast', printTree(module)],
  ];
}

async function shownStage(stage: keyof typeof needed, module: ModuleResult, only: readonly string[]): Promise<string> {
  if (stage === 'rename' && module.rn !== null) return (await import('../../compiler/rename/print.ts')).printRenamed(module.rn);
  if (stage === 'types') return shownTypes(module, only);
  const core = stage === 'desugar' ? module.desugared : module.core;
  if (core === null) return '';
  const { printModule } = await import('../../compiler/core/print.ts');
  if (only.length === 0) return printModule(core);
  const texts = only.map((name) => printModule(core, name));
  const missing = only.find((_, i) => texts[i] === '');
  if (missing === undefined) return texts.join('\n');
  throw new UsageError(`no top-level binding \`${missing}\`${stage === 'core' ? ': perhaps the optimiser has put it where it is used' : ''}`);
}

/** `name :: type` of all the module defines, as far as an author could write the name. */
async function shownTypes({ types }: ModuleResult, only: readonly string[]): Promise<string> {
  const { showType } = await import('../../compiler/types/print.ts');
  const { thingType } = await import('../../compiler/types/thing.ts');
  const lines: string[] = [];
  for (const [name, thing] of types?.values ?? []) {
    if (only.length > 0 ? !only.includes(name.text) : /^\$/.test(name.text) && /^\$[\p{L}]/u.test(name.text)) continue;
    const text = /^[\p{L}_(]/u.test(name.text) ? name.text : `(${name.text})`;
    lines.push(`${text} :: ${showType(thingType(thing))}`);
  }
  if (only.length > 0 && lines.length === 0) throw new UsageError(`no top-level binding ${only.map((name) => `\`${name}\``).join(', ')}`);
  return `${lines.join('\n')}\n`;
}

/** The module by itself behind STG, as far as its image. Rejects with NotCompiled. */
export async function compileHaskellAlone(file: string, terminal: Terminal, options: HaskellOptions): Promise<Compiled & { readonly image: Image }> {
  const { session, module } = await compileHaskell(file, await haskellText(file, terminal), 'stg', terminal, options);
  const [{ compileModule }, { renderDiagnostics }] = await Promise.all([import('../../compiler/pipeline.ts'), import('../../compiler/report/render.ts')]);
  const compiled = module.stg === null ? null : compileModule(module.stg);
  if (compiled !== null) complain(terminal, renderDiagnostics(compiled.diagnostics, session.files, { short: options.short, color: terminal.colorErr }));
  if (compiled === null || compiled.image === null) throw new NotCompiled(file);
  return { ...compiled, image: compiled.image };
}
