/** `vertebra dump` of Haskell source: so far its tokens and its syntax tree. */
import { NotCompiled } from './failure.ts';
import { readText } from './program.ts';
import { complain, type Terminal } from './terminal.ts';

export const haskellStages = ['tokens', 'ast'] as const;
export type HaskellStage = (typeof haskellStages)[number];

export interface HaskellDump {
  /** macros of CPP */
  readonly defines: Readonly<Record<string, string>>;
  /** one line per diagnostic */
  readonly short: boolean;
}

export function isHaskell(file: string): boolean {
  return /\.l?hs$/.test(file);
}

/** The stages as text, after printing what is wrong with the file. Rejects with NotCompiled when it cannot be parsed, except for `tokens` alone. */
export async function haskellDump(
  file: string,
  stages: readonly HaskellStage[],
  terminal: Terminal,
  { defines, short }: HaskellDump,
): Promise<Record<HaskellStage, string>> {
  const [{ parseModule }, { printTokens, printTree }, { renderDiagnostics }] = await Promise.all([
    import('../../compiler/syntax/parser/parse.ts'),
    import('../../compiler/syntax/print.ts'),
    import('../../compiler/report/render.ts'),
  ]);
  const text = readText(file);
  const record: Parameters<typeof printTokens>[0][number][] = [];
  const { module, diagnostics } = parseModule(text, { literate: file.endsWith('.lhs'), defines, record });
  complain(terminal, renderDiagnostics(diagnostics, [{ name: file, text }], { short, color: terminal.colorErr }));
  if (diagnostics.length > 0 && stages.includes('ast')) throw new NotCompiled(file);
  return { tokens: printTokens(record), ast: printTree(module) };
}
