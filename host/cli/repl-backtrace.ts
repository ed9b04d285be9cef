/** Backtraces at the prompt: of what was typed, without what the prompt has put around it. */

import { authorName } from '../backtrace/names.ts';
import type { Backtrace, BacktraceEntry } from '../backtrace.ts';
import { ownNames } from './repl-scope.ts';

/** What an expression that was typed is called: the name its value gets. */
const TYPED = 'it';
const prompts: ReadonlySet<string> = new Set(ownNames);

/** The stack down to the expression that was typed; of an action, down to the prompt that runs it. */
export function ofInput(backtrace: Backtrace): Backtrace {
  const entries: BacktraceEntry[] = [];
  for (const entry of backtrace.entries) {
    const name = entry.entry === 'frame' ? authorName(entry.name).name : '';
    const isValue = entry.entry === 'frame' && entry.kind === 'update' && name === 'replValue';
    if (isValue) entries.push({ ...entry, name: TYPED });
    if (prompts.has(name) && (isValue || name !== 'replValue')) break;
    entries.push(name === 'replValue' && entry.entry === 'frame' ? { ...entry, name: TYPED } : entry);
  }
  return { ...backtrace, entries };
}
