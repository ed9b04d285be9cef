/** Compiling small programs in tests. */
import { disassemble } from '../../../abi/disassemble.ts';
import type { Image } from '../../../abi/image.ts';
import type * as Cmm from '../../../compiler/cmm/syntax.ts';
import { compileStg } from '../../../compiler/stg-text.ts';

/** Compiles text that has no errors. */
export function compile(text: string, defines: Record<string, string> = {}): { readonly image: Image; readonly cmm: Cmm.Module } {
  const { image, diagnostics, stages } = compileStg(text, 'T.stg', { defines });
  const errors = diagnostics.filter((d) => d.level === 'error').map((d) => `${d.kind}: ${d.message}`);
  if (image === null || stages.cmm === null) throw new Error(errors.join('\n'));
  return { image, cmm: stages.cmm };
}

/**
 * The bytecode of one top-level binding, a line an instruction, numbered from 0 as branch targets `@4` name them; the places where
 * a frame can be seen are numbered in order, `ret0`, `ret1`.
 */
export function codeOf(text: string, name: string, defines: Record<string, string> = {}): string[] {
  const lines = disassemble(compile(text, defines).image, new Set([name]))
    .split('\n')
    .flatMap((line) => /^ +(\d+) +(.*?)(?: +;.*)?$/.exec(line)?.slice(1) ?? [])
    .map((part) => part.replace(/ +/, ' '));
  const targets = new Map<string, number>();
  const frames = new Map<string, number>();
  for (let i = 0; i < lines.length; i += 2) targets.set(lines[i], i / 2);
  const frame = (id: string): number => {
    if (!frames.has(id)) frames.set(id, frames.size);
    return frames.get(id) as number;
  };
  return lines
    .filter((_, i) => i % 2 === 1)
    .map((line) => line.replace(/@(\d+)/g, (_, at: string) => `@${targets.get(at)}`).replace(/\bret(\d+)\[/g, (_, id: string) => `ret${frame(id)}[`));
}
