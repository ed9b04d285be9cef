/** Answers as data, one for each command. Everything in them can be written as JSON, 64-bit numbers as text. */

import type { Backtrace, BacktraceFrame } from '../../memory/backtrace-data.ts';
import type { Built } from '../../memory/births.ts';
import type { SourcePlace } from '../../memory/debug-index.ts';
import type { CodeView } from '../look/disassemble.ts';
import type { Explanation } from '../look/explain.ts';
import type { Census } from '../look/heap.ts';
import type { AddressView } from '../look/lookup.ts';
import type { RegisterView } from '../look/registers.ts';
import type { Retainers } from '../look/retainers.ts';
import type { SourceView } from '../look/source.ts';
import type { StackView } from '../look/stack.ts';
import type { ThreadView } from '../look/threads.ts';
import type { VariableRole } from '../look/variables.ts';
import type { Breakpoint, Stop } from '../protocol.ts';

export interface ShownVariable {
  readonly name: string;
  readonly role: VariableRole;
  readonly text: string;
  readonly kind: string;
  /** of its closure; 0 for numbers */
  readonly address: number;
  readonly note: string;
  /** a name that only the compiler gives */
  readonly generated: boolean;
}

export interface ShownValue {
  readonly expression: string;
  /** where the name was found */
  readonly from: string;
  readonly text: string;
  readonly kind: string;
  readonly address: number;
  readonly place: SourcePlace | null;
  readonly note: string;
  /** of a thunk that remembers it (`provenance`): who built it */
  readonly built?: Built;
}

export interface Displayed {
  readonly name: string;
  readonly text: string;
}

export type Answer =
  | {
      readonly answer: 'stop';
      readonly stop: Stop;
      readonly frame: BacktraceFrame | null;
      readonly arguments: readonly ShownVariable[];
      readonly source: SourceView | null;
    }
  | { readonly answer: 'breakpoint'; readonly breakpoint: Breakpoint }
  | { readonly answer: 'breakpoints'; readonly breakpoints: readonly Breakpoint[] }
  | { readonly answer: 'hooks'; readonly hooks: readonly { readonly id: number; readonly text: string }[] }
  | { readonly answer: 'display'; readonly rows: readonly Displayed[] }
  | { readonly answer: 'frames'; readonly backtrace: Backtrace; readonly short: boolean }
  | { readonly answer: 'frame'; readonly frame: BacktraceFrame; readonly variables: readonly ShownVariable[]; readonly source: SourceView | null }
  | { readonly answer: 'locals'; readonly variables: readonly ShownVariable[]; readonly hidden: number }
  | { readonly answer: 'value'; readonly value: ShownValue }
  | { readonly answer: 'stack'; readonly stack: StackView }
  | { readonly answer: 'registers'; readonly registers: readonly RegisterView[] }
  | { readonly answer: 'threads'; readonly threads: readonly ThreadView[]; readonly selected: number }
  | { readonly answer: 'heap'; readonly census: Census; readonly rows: number }
  | { readonly answer: 'retainers'; readonly expression: string; readonly retainers: Retainers }
  | { readonly answer: 'code'; readonly code: CodeView }
  | { readonly answer: 'address'; readonly address: AddressView }
  | { readonly answer: 'explain'; readonly explanation: Explanation }
  | { readonly answer: 'source'; readonly source: SourceView }
  | { readonly answer: 'help'; readonly topic: string }
  | { readonly answer: 'message'; readonly text: string }
  | { readonly answer: 'error'; readonly text: string };

/** An answer as one line of JSON. */
export function answerJson(answer: Answer): string {
  return JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
