/** Which warnings the command line asks for. */
import { suggest } from '../../compiler/base/suggest.ts';
import { allWarnings, switchWarnings, type Warning } from '../../compiler/base/warnings.ts';
import { type Arguments, type Option, UsageError } from './arguments.ts';

export const warnOption: Option = {
  name: 'warn',
  short: 'W',
  value: 'WHICH',
  optional: true,
  doc: "warns of what is usual (`-W`), of everything (`-Wall`), of one thing by GHC's name (`-Wname-shadowing`; `-Wno-name-shadowing`: not)",
};

/** Throws UsageError. */
export function warningsAsked(args: Arguments): readonly Warning[] {
  const flags = (args.options.get('warn') ?? []).map((which) => `-W${which}`);
  return [...switchWarnings([], flags, noWarning)];
}

/** Throws UsageError: the flag names no warning. */
export function noWarning(flag: string): never {
  const name = flag.replace(/^-(W|f)(no-)?(warn-)?/, '');
  const near = suggest(name, allWarnings);
  throw new UsageError(`${flag}: there is no warning \`${name}\`${near === null ? '' : `: did you mean \`${near}\`?`}`);
}
