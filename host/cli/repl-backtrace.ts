/** Backtraces at the prompt: of what was typed, without what the prompt has put around it. */
import { isLibraryFile } from '../../abi/library.ts';
import { authorName } from '../backtrace/names.ts';
import type { Backtrace, BacktraceEntry } from '../backtrace.ts';
import type { BacktraceFrame } from '../memory/backtrace-data.ts';
import { FILE } from './repl-draft.ts';
import { ownNames } from './repl-scope.ts';

/** What an expression that was typed is called: the name its value gets. */
const TYPED = 'it';
/** The value of the input, and constants floated out of it. */
const VALUE = /^replValue(_c\d+)?$/;
const prompts: ReadonlySet<string> = new Set(ownNames);

/** What the prompt's action computes of globals comes to the top level. */
const FLOATED = /_f\d+$/;

/** Functions made for the input, of its parts or copied from others. */
const OF_VALUE = /(^|\.)replValue_(?!c\d+$)/;

/** The stack down to the expression that was typed; of an action, down to the prompt that runs it. */
export function ofInput(backtrace: Backtrace): Backtrace {
  const entries: BacktraceEntry[] = [];
  for (const entry of backtrace.entries) {
    if (entry.entry !== 'frame') {
      entries.push(entry);
      continue;
    }
    const name = authorName(entry.name).name;
    const isValue = VALUE.test(name);
    if (prompts.has(name) && !isValue && !FLOATED.test(entry.name)) break;
    const isAround = isNobodys(entry);
    if (isAround && entry.kind !== 'update' && entry.inlinedHere === undefined) break;
    entries.push(isValue ? asTyped(entry) : isAround ? asAround(entry) : { ...entry, name: entry.name.replace(OF_VALUE, `$1${TYPED}_`) });
    if (entry.kind === 'update' && (isAround || name === 'replValue')) break;
  }
  return { ...backtrace, entries };
}

/** Code of an input that was not typed has empty places. */
function isNobodys({ place, outermost = null }: BacktraceFrame): boolean {
  const own = outermost ?? place;
  return own !== null && own.file === FILE && own.line === own.endLine && own.col === own.endCol;
}

/** By its own name; where the optimiser has put library code into it, that is not the place where it stands. */
function asTyped(frame: BacktraceFrame): BacktraceFrame {
  const isElsewhere = frame.kind === 'update' && frame.place !== null && isLibraryFile(frame.place.file);
  return { ...frame, name: TYPED, ...(isElsewhere && { place: null, library: false }) };
}

/** The prompt's own code, into which the typed expression was inlined, is taken for that. */
function asAround(frame: BacktraceFrame): BacktraceFrame {
  const { inlinedHere = [], outermost: _, ...own } = frame;
  const at = inlinedHere.findIndex(({ name }) => VALUE.test(authorName(name).name));
  if (at < 0) return { ...own, name: TYPED, place: null, ...(inlinedHere.length > 0 && { inlinedHere, outermost: null }) };
  const inner = inlinedHere.slice(0, at);
  const { place } = inlinedHere[at];
  return inner.length === 0 ? { ...own, name: TYPED, place } : { ...own, name: TYPED, inlinedHere: inner, outermost: place };
}
