/** Backtraces at the prompt: of what was typed, without what the prompt has put around it. */

import { isLibraryFile } from '../../abi/library.ts';
import { authorName } from '../backtrace/names.ts';
import type { Backtrace, BacktraceEntry } from '../backtrace.ts';
import { ownNames } from './repl-scope.ts';

/** What an expression that was typed is called: the name its value gets. */
const TYPED = 'it';
/** The value of the input, and constants floated out of it. */
const VALUE = /^replValue(_c\d+)?$/;
const prompts: ReadonlySet<string> = new Set(ownNames);

/** The stack down to the expression that was typed; of an action, down to the prompt that runs it. */
export function ofInput(backtrace: Backtrace): Backtrace {
  const entries: BacktraceEntry[] = [];
  for (const entry of backtrace.entries) {
    const name = entry.entry === 'frame' ? authorName(entry.name).name : '';
    const isValue = VALUE.test(name);
    if (prompts.has(name) && !isValue) break;
    entries.push(isValue ? asTyped(entry) : entry);
    if (name === 'replValue' && entry.entry === 'frame' && entry.kind === 'update') break;
  }
  return { ...backtrace, entries };
}

/** By its own name; where the optimiser has put library code into it, that is not the place where it stands. */
function asTyped(entry: BacktraceEntry): BacktraceEntry {
  if (entry.entry !== 'frame') return entry;
  const isElsewhere = entry.kind === 'update' && entry.place !== null && isLibraryFile(entry.place.file);
  return { ...entry, name: TYPED, ...(isElsewhere && { place: null, library: false }) };
}
