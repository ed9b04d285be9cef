/** Commands as data: what a person types, a script holds, or another program sends. */

import type { CensusBy } from '../look/heap.ts';
import type { BreakpointOptions, BreakpointPlace, Step } from '../protocol.ts';

/** Where to stop, as it is asked for: a thunk by an expression that is looked up when the command is done. */
export type AskedPlace = Exclude<BreakpointPlace, { readonly at: 'updated' }> | { readonly at: 'updated'; readonly expression: string };

export type Command =
  | { readonly do: 'break'; readonly place: AskedPlace; readonly options: BreakpointOptions }
  /** no ids: all */
  | { readonly do: 'delete'; readonly ids: readonly number[] }
  | { readonly do: 'breakpoints' }
  | { readonly do: 'run'; readonly entry: string; readonly stopAtEntry: boolean }
  | { readonly do: 'continue'; readonly count: number }
  | { readonly do: 'step'; readonly how: Step; readonly count: number; readonly library?: boolean }
  | { readonly do: 'back'; readonly how: Step; readonly count: number; readonly library?: boolean }
  /** goes on to a place, or to whatever stops before it */
  | { readonly do: 'until'; readonly place: AskedPlace | number }
  | { readonly do: 'reverse-continue' }
  | { readonly do: 'pause' }
  | { readonly do: 'stop-hook'; readonly action: 'add'; readonly text: string }
  | { readonly do: 'stop-hook'; readonly action: 'list' }
  | { readonly do: 'stop-hook'; readonly action: 'delete'; readonly id: number }
  | { readonly do: 'display'; readonly what: readonly string[] }
  | { readonly do: 'force'; readonly expression: string; readonly fuel: number | null }
  | { readonly do: 'registers' }
  | { readonly do: 'threads' }
  | { readonly do: 'thread'; readonly id: number | null }
  | { readonly do: 'frames'; readonly short: boolean }
  | { readonly do: 'frame'; readonly number: number | null }
  | { readonly do: 'up'; readonly count: number }
  | { readonly do: 'down'; readonly count: number }
  | { readonly do: 'locals'; readonly all: boolean }
  | { readonly do: 'print'; readonly expression: string; readonly thunks: boolean; readonly depth: number | null; readonly width: number | null }
  | { readonly do: 'stack'; readonly count: number }
  | { readonly do: 'heap'; readonly by: CensusBy; readonly rows: number }
  | { readonly do: 'retainers'; readonly expression: string; readonly count: number }
  | { readonly do: 'disassemble'; readonly what: string; readonly count: number | null }
  | { readonly do: 'lookup'; readonly address: string }
  | { readonly do: 'explain' }
  | { readonly do: 'source'; readonly file: string; readonly line: number | null; readonly around: number }
  | { readonly do: 'help'; readonly topic: string }
  | { readonly do: 'nothing' }
  | { readonly do: 'quit' };

/** The text of a command cannot be understood. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}
