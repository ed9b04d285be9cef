/** Warnings under GHC's names, and the flags that switch them (GHC User's Guide, "Warnings and sanity-checking"). */
import type { Diagnostic } from './diagnostic.ts';

/** Each warning, without `-W`, and the kind of diagnostic it is. */
const kinds = {
  'unused-imports': 'UnusedImport',
  'unused-top-binds': 'UnusedBinding',
  'unused-local-binds': 'UnusedBinding',
  'unused-matches': 'UnusedBinding',
  'name-shadowing': 'Shadowing',
  'duplicate-exports': 'DuplicateExport',
  'incomplete-patterns': 'IncompletePatterns',
  'overlapping-patterns': 'OverlappingPatterns',
  'missing-fields': 'MissingField',
  'missing-methods': 'MissingMethod',
  'missing-signatures': 'MissingSignature',
} as const;

export type Warning = keyof typeof kinds;

/** What `-Wall` turns on. */
export const allWarnings = Object.keys(kinds) as readonly Warning[];

/** What `-W` turns on. */
export const usualWarnings: readonly Warning[] = allWarnings.filter((warning) => warning !== 'missing-signatures');

/** What GHC's `unused-binds` names. */
const unusedBinds: readonly Warning[] = ['unused-top-binds', 'unused-local-binds'];

/**
 * What flags make of the warnings that were on before: `-W`, `-Wall`, `-w`, `-Wname`, `-Wno-name`, and the older `-fwarn-name`, `-fno-warn-name`. What is no such
 * flag is given to `strange`.
 */
export function switchWarnings(before: Iterable<Warning>, flags: readonly string[], strange: (flag: string) => void = () => {}): Set<Warning> {
  let on = new Set(before);
  for (const flag of flags) {
    const [, no, name] = /^-(?:W|f(?=no-warn-|warn-))(no-)?(?:warn-)?(.*)$/.exec(flag) ?? [];
    if (flag === '-w' || flag === '-Wno-all') on = new Set();
    else if (flag === '-W' || flag === '-Wextra' || flag === '-Wdefault') on = new Set([...on, ...usualWarnings]);
    else if (flag === '-Wall' || flag === '-Weverything') on = new Set(allWarnings);
    else {
      const named = name === 'unused-binds' ? unusedBinds : allWarnings.filter((warning) => warning === name);
      if (named.length === 0) strange(flag);
      for (const warning of named) no === undefined ? on.add(warning) : on.delete(warning);
    }
  }
  return on;
}

/** Errors, warnings that were asked for, and those that nobody can switch off. */
export function isAsked({ level, kind }: Diagnostic, asked: ReadonlySet<Warning>): boolean {
  if (level === 'error') return true;
  const named = allWarnings.filter((warning) => kinds[warning] === kind);
  return named.length === 0 || named.some((warning) => asked.has(warning));
}
