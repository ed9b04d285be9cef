/** Inputs as modules: what is put around a text that was typed, so that the compiler takes it. */
import type { ModuleSource } from '../../compiler/driver/session.ts';

/** What inputs are called, in places. */
export const FILE = '<interactive>';

/** An input as part of a module: the text, and what stands before and behind it. */
export interface Draft {
  readonly text: string;
  readonly before?: string;
  readonly behind?: string;
  readonly pragmas?: string;
  /** a module whose names it writes with their module */
  readonly qualified?: string;
}

/** What a module of an input begins with. */
export interface Head {
  readonly module: string;
  readonly pragma: string;
  /** imports, in one line */
  readonly imports: string;
  /** the number of the input's first line */
  readonly line: number;
}

/** As at GHC's prompt, variables without parameters are generalised. */
export const generalising = '{-# LANGUAGE NoMonomorphismRestriction #-}';

/** A module, and if it `mayRun` and says what (`replRun`), an action of that name for the host. */
export function sourceOf({ text, before, behind = '', pragmas = '', qualified }: Draft, head: Head, mayRun: boolean): ModuleSource {
  const imports = `${qualified === undefined ? '' : `import qualified ${qualified}; `}${head.imports}`;
  // declarations keep their columns, and the imports go where they stand; an expression stands within a declaration, hence further to the right
  const indent = before === undefined ? (/^[ \t]*(?=\S)/m.exec(text)?.[0] ?? '') : '';
  const above = [`${head.pragma}${pragmas}module ${head.module} where`, indent + imports, ...(before === undefined ? [] : [before])];
  const below = behind === '' ? [] : [` ${behind}`];
  if (mayRun && /\breplRun =/.test(`${before} ${behind}`)) below.push(`; ${entry(head.module)}`);
  const columns = before === undefined ? 0 : 1;
  const whole = `${[...above, columns === 0 ? text : text.replace(/^/gm, ' '), ...below].join('\n')}\n`;
  return { file: FILE, text: whole, library: false, input: { text, above: above.length, columns, line: head.line } };
}

/** What makes `replRun` an action the host can run. */
function entry(module: string): string {
  return `replMain = ReplTop.runMainIO replRun; foreign export prim "${module}.main" replMain :: ReplTypes.IO ()`;
}

/** The result of an action is kept in a box, so that running the action does not evaluate its result. */
export function boxDraft(text: string): Draft {
  return {
    text,
    before: 'replBox = ReplUnsafe.unsafePerformIO (ReplPrelude.fmap ReplPrelude.Just (',
    behind: ')); replRun = case replBox of { ReplPrelude.Just _ -> ReplPrelude.return (); _ -> ReplPrelude.return () }',
  };
}

/** What is in the box of that module. */
export function unboxed(module: string): string {
  return `case ${module}.replBox of { ReplPrelude.Just replIt -> replIt }`;
}

/** A value, to be shown. */
export function valueDraft(text: string): Draft {
  return { text, before: 'replValue = (', behind: ') ; replRun = ReplPrelude.print replValue', pragmas: generalising };
}

/** A function, since functions are generalised whatever is said of variables. */
export function typeDraft(text: string): Draft {
  return { text, before: 'replType () =' };
}
