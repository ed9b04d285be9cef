/**
 * Breakpoints as editors set them: all of a kind (of a file) at once. What was there before stays as it is, with its count of visits; what is not named any more goes.
 */
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Breakpoint, BreakpointOptions, BreakpointPlace, Control } from '../debugger/protocol.ts';
import { exceptionFilters } from './capabilities.ts';
import { type Fields, RequestError } from './fields.ts';
import type { Places } from './places.ts';

/** A breakpoint that is asked for; `problem`: why there can be none. */
type Wanted = { readonly place: BreakpointPlace; readonly options: BreakpointOptions } | { readonly problem: string };

/** What a stop at a breakpoint of this kind is called. */
export type BreakpointKind = 'breakpoint' | 'function breakpoint' | 'instruction breakpoint' | 'data breakpoint' | 'exception';

interface Held {
  readonly id: number;
  readonly key: string;
  readonly kind: BreakpointKind;
}

type ExceptionFilter = Extract<BreakpointPlace, { readonly at: 'exception' }>['which'];

const NOT_FOUND: Readonly<Partial<Record<BreakpointPlace['at'], string>>> = {
  function: 'the program has no function of this name',
  line: 'the program has no code here, or on the lines that follow',
  instruction: 'no instruction begins there',
};

export class BreakpointSets {
  readonly #control: Control;
  readonly #places: Places;
  /** by kind, and file */
  readonly #sets = new Map<string, readonly Held[]>();

  constructor(control: Control, places: Places) {
    this.#control = control;
    this.#places = places;
  }

  /** What the breakpoint with an id was set as; undefined for those that were set by a command. */
  kindOf(id: number): BreakpointKind | undefined {
    for (const set of this.#sets.values()) for (const held of set) if (held.id === id) return held.kind;
    return undefined;
  }

  lines(args: Fields): DebugProtocol.Breakpoint[] {
    const file = this.#places.file(args.object('source'));
    const asked = args.has('breakpoints') ? args.list('breakpoints') : [];
    const wanted = asked.map((breakpoint): Wanted => {
      const line = this.#places.line(breakpoint.number('line'));
      const column = breakpoint.optionalNumber('column');
      const options = optionsOf(breakpoint);
      if ('problem' in options) return options;
      return { place: { at: 'line', file, line, ...(column !== undefined && { col: this.#places.column(column) }) }, options };
    });
    return this.#sync(`line ${file}`, 'breakpoint', wanted);
  }

  functions(args: Fields): DebugProtocol.Breakpoint[] {
    const wanted = args.list('breakpoints').map((breakpoint): Wanted => {
      const options = optionsOf(breakpoint);
      return 'problem' in options ? options : { place: { at: 'function', name: breakpoint.text('name').trim() }, options };
    });
    return this.#sync('function', 'function breakpoint', wanted);
  }

  instructions(args: Fields): DebugProtocol.Breakpoint[] {
    const wanted = args.list('breakpoints').map((breakpoint): Wanted => {
      const options = optionsOf(breakpoint);
      const address = addressIn(breakpoint.text('instructionReference')) + (breakpoint.optionalNumber('offset') ?? 0);
      return 'problem' in options ? options : { place: { at: 'instruction', address }, options };
    });
    return this.#sync('instruction', 'instruction breakpoint', wanted);
  }

  /** Thunks by what `closureOf` knows under their data ids; null: nothing any more. */
  data(args: Fields, closureOf: (dataId: string) => number | null): DebugProtocol.Breakpoint[] {
    const held = new Map((this.#sets.get('data') ?? []).map((one) => [one.key, one]));
    const kept: Held[] = [];
    const answers = args.list('breakpoints').map((breakpoint): DebugProtocol.Breakpoint => {
      const key = breakpoint.text('dataId');
      const options = optionsOf(breakpoint);
      if ('problem' in options) return { verified: false, message: options.problem };
      const known = held.get(key);
      const closure = known === undefined ? closureOf(key) : null;
      if (known === undefined && closure === null) return { verified: false, message: 'the thunk is not known any more: ask for it where the program stands' };
      const one = known ?? { id: this.#control.addBreakpoint({ at: 'updated', closure: closure ?? 0 }, options).id, key, kind: 'data breakpoint' as const };
      kept.push(one);
      return { id: one.id, verified: true };
    });
    this.#keep('data', kept);
    return answers;
  }

  /** Filters by name, each with the constructors that its condition names. */
  exceptions(args: Fields): DebugProtocol.Breakpoint[] {
    const filters: readonly { readonly id: string; readonly condition: string }[] = [
      ...args.texts('filters').map((id) => ({ id, condition: '' })),
      ...args.list('filterOptions').map((option) => ({ id: option.text('filterId'), condition: option.optionalText('condition') ?? '' })),
    ];
    const groups = filters.map(({ id, condition }) => whichOf(id, condition));
    const wanted = groups.flatMap((group): Wanted[] =>
      'problem' in group ? [group] : group.which.map((which) => ({ place: { at: 'exception', which }, options: {} })),
    );
    const answers = this.#sync('exception', 'exception', wanted);
    let next = 0;
    // One answer for each filter, whatever it has become.
    return groups.map((group) => {
      const own = answers.slice(next, next + ('problem' in group ? 1 : group.which.length));
      next += own.length;
      return own[0];
    });
  }

  #sync(set: string, kind: BreakpointKind, wanted: readonly Wanted[]): DebugProtocol.Breakpoint[] {
    const before = [...(this.#sets.get(set) ?? [])];
    const kept: Held[] = [];
    const answers = wanted.map((one): DebugProtocol.Breakpoint => {
      if ('problem' in one) return { verified: false, message: one.problem };
      const key = JSON.stringify([one.place, one.options]);
      const at = before.findIndex((held) => held.key === key);
      const [held] = at < 0 ? [] : before.splice(at, 1);
      try {
        const breakpoint = this.#control.breakpoints.find(({ id }) => id === held?.id) ?? this.#control.addBreakpoint(one.place, one.options);
        kept.push({ id: breakpoint.id, key, kind });
        return this.shown(breakpoint);
      } catch (error) {
        return { verified: false, message: (error as Error).message };
      }
    });
    this.#keep(set, kept);
    return answers;
  }

  #keep(set: string, kept: readonly Held[]): void {
    const ids = new Set(kept.map(({ id }) => id));
    for (const { id } of this.#sets.get(set) ?? []) if (!ids.has(id)) this.#control.removeBreakpoint(id);
    this.#sets.set(set, kept);
  }

  /** As clients see it: where its first site is. */
  shown({ id, place, sites }: Breakpoint): DebugProtocol.Breakpoint {
    if (place.at === 'exception' || place.at === 'updated') return { id, verified: true };
    const [site] = sites;
    if (site === undefined) return { id, verified: false, message: NOT_FOUND[place.at] };
    const where = { id, verified: true, instructionReference: hex(site.address) };
    return site.place === null ? where : { ...where, source: this.#places.source(site.place.file), ...this.#places.place(site.place) };
  }
}

/** `0x…` as references to memory are written. */
export function hex(address: number): string {
  return `0x${address.toString(16)}`;
}

/** The address that a reference to memory is. Throws RequestError. */
export function addressIn(reference: string): number {
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(reference)) throw new RequestError(`\`${reference}\` is no reference to memory`);
  return Number(reference);
}

function optionsOf(breakpoint: Fields): BreakpointOptions | { readonly problem: string } {
  const condition = breakpoint.optionalText('condition')?.trim() ?? '';
  const log = breakpoint.optionalText('logMessage') ?? '';
  const hitCondition = breakpoint.optionalText('hitCondition')?.trim() ?? '';
  const hits = hitCondition === '' ? undefined : hitsOf(hitCondition);
  if (hits === null) return { problem: `\`${hitCondition}\`: expected N, >= N or > N, the visit from which on it stops` };
  return { ...(condition !== '' && { condition }), ...(log !== '' && { log }), ...(hits !== undefined && { hits }) };
}

/** `3`, `>= 3`, `> 2`: the first visit that stops; null for anything else. */
function hitsOf(text: string): number | null {
  const [, operator, number] = /^(>=|>)?\s*(\d+)$/.exec(text) ?? [];
  if (number === undefined) return null;
  return Math.max(1, Number(number) + (operator === '>' ? 1 : 0));
}

type Group = { readonly which: readonly ExceptionFilter[] } | { readonly problem: string };

function whichOf(id: string, condition: string): Group {
  if (!exceptionFilters.some(({ filter }) => filter === id)) return { problem: `there is no exception filter \`${id}\`` };
  const only = id as 'all' | 'uncaught' | 'async' | 'overflow' | 'loop';
  const names = condition.split(/[\s,]+/).filter((name) => name !== '');
  if (names.length === 0) return { which: [only] };
  const wrong = names.find((name) => !/^[\p{Lu}$][\p{L}\p{N}_.']*$/u.test(name));
  if (wrong !== undefined) return { problem: `\`${wrong}\` is not the name of a constructor` };
  return { which: names.map((name) => ({ name, only })) };
}
