/**
 * Breakpoints and the code they lie in. An instruction with a breakpoint has the opcode BREAK in its first byte; the word that belongs there is in `patched`, which
 * everybody who reads code consults.
 */
import { OP_BREAK } from '../../../abi/opcodes.gen.ts';
import type { MemoryAccess } from '../../memory-access.ts';
import type { Breakpoint, BreakpointOptions, BreakpointPlace, Target } from '../protocol.ts';
import { type Condition, parseCondition } from './conditions.ts';
import { type Site, sitesOf } from './sites.ts';

/** A breakpoint as the session keeps it. */
export interface SetBreakpoint extends Breakpoint {
  sites: readonly Site[];
  visits: number;
  readonly test: Condition | null;
  /** updated: handle of the thunk; else 0 */
  readonly watch: number;
  /** it has been said that the condition may be a mistake */
  isDoubted?: boolean;
  /** it has been said that the program cannot stop where it was met */
  isPassed?: boolean;
}

export class Breakpoints {
  readonly list: SetBreakpoint[] = [];
  /** the words under breakpoints, by address */
  readonly patched = new Map<number, number>();
  /** words that ever lay under one: memory that is put back may hold old breakpoints */
  readonly #originals = new Map<number, number>();
  readonly #access: MemoryAccess;
  #nextId = 1;

  constructor(access: MemoryAccess) {
    this.#access = access;
  }

  /** Throws an Error for a condition that is none. */
  add(target: Target, place: BreakpointPlace, options: BreakpointOptions, watch: number): SetBreakpoint {
    if (options.hits !== undefined && !(options.hits >= 1)) throw new Error(`hits ${options.hits}: expected a number from 1 on`);
    const test = options.condition === undefined ? null : parseCondition(options.condition);
    const breakpoint = { ...options, id: this.#nextId++, place, sites: sitesOf(target, place), visits: 0, test, watch };
    this.list.push(breakpoint);
    this.patch();
    return breakpoint;
  }

  remove(id: number): SetBreakpoint | null {
    const at = this.list.findIndex((breakpoint) => breakpoint.id === id);
    if (at < 0) return null;
    const [removed] = this.list.splice(at, 1);
    this.patch();
    return removed;
  }

  /** Those that stand for the instruction at an address. */
  at(address: number): SetBreakpoint[] {
    return this.list.filter((breakpoint) => breakpoint.sites.some((site) => site.address === address));
  }

  /** Code has been loaded: names and lines may mean more. */
  resolve(target: Target): void {
    for (const breakpoint of this.list) breakpoint.sites = sitesOf(target, breakpoint.place);
    this.patch();
  }

  /** Makes memory say what the list says. */
  patch(): void {
    const wanted = new Set(this.list.flatMap((breakpoint) => breakpoint.sites.map((site) => site.address)));
    for (const address of wanted) if (!this.#originals.has(address)) this.#originals.set(address, this.#access.word(address));
    this.patched.clear();
    const { bytes } = this.#access;
    for (const [address, word] of this.#originals) {
      bytes[address] = wanted.has(address) ? OP_BREAK : word & 255;
      if (wanted.has(address)) this.patched.set(address, word);
    }
  }

  /** Takes all of them out of memory, without forgetting any; `patch` puts them back. */
  unpatch(): void {
    for (const [address, word] of this.#originals) this.#access.bytes[address] = word & 255;
  }
}
