/**
 * A machine under a test's thumb: its exports, no run loop. The test chooses every slice of fuel, moves the clock, throws at threads from outside,
 * collects, and sees every exit. Stress modes need the debug build.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPE_IND } from '../../abi/closure-types.gen.ts';
import * as E from '../../abi/exit-reasons.gen.ts';
import type { Image } from '../../abi/image.ts';
import * as L from '../../abi/layout.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { instantiateMachineSync, type MachineExports } from '../../host/exports.ts';
import { Linker } from '../../host/loader.ts';
import { MemoryAccess } from '../../host/memory-access.ts';
import { configure, type Limits, type MachineSettings, type Stress } from '../../host/options.ts';
import { library } from '../stg/programs.ts';
import { repository } from '../support/repository-files.ts';

export type Build = 'release' | 'debug';

const modules = new Map<Build, WebAssembly.Module>();

export function machineModule(build: Build): WebAssembly.Module {
  const known = modules.get(build);
  if (known !== undefined) return known;
  const file = join(repository, 'build', build === 'release' ? 'machine.wasm' : 'machine.debug.wasm');
  const module = new WebAssembly.Module(readFileSync(file));
  modules.set(build, module);
  return module;
}

const compiled = new Map<string, Image>();

/** The image of a module's text; throws its first diagnostics. */
export function image(source: string, file = 'Main.stg'): Image {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const { image: made, diagnostics } = compileStg(source, file);
  if (made === null) throw new Error(diagnostics.map((d) => `${d.span.line}:${d.span.col}: ${d.message}`).join('\n'));
  compiled.set(source, made);
  return made;
}

export interface BareSettings {
  readonly build?: Build;
  readonly limits?: Limits;
  readonly stress?: readonly Stress[];
  readonly overflow?: MachineSettings['overflow'];
}

/** Exit reasons by number. */
export const exitNames: ReadonlyMap<number, string> = new Map(
  Object.entries(E).flatMap(([name, n]) => (name.startsWith('EXIT_') ? [[n, name.slice('EXIT_'.length)] as const] : [])),
);

export class BareMachine {
  readonly machine: MachineExports;
  readonly access: MemoryAccess;
  readonly linker: Linker;
  /** milliseconds, as the machine sees them */
  now = 0;

  constructor(source: string, { build = 'debug', limits = {}, stress = ['sanity'], overflow = 'deferred' }: BareSettings = {}) {
    this.machine = instantiateMachineSync(machineModule(build), () => this.now);
    this.access = new MemoryAccess(this.machine.memory);
    configure(this.access, { limits, stress, overflow });
    if (this.machine.boot() !== 0) throw new Error('no memory');
    this.linker = new Linker(this.machine);
    this.linker.load([image(library.source, library.file), image(source)]);
    if (this.machine.startMain(this.export('main')) === 0) throw new Error('no memory for main');
  }

  export(name: string): number {
    const [symbol] = this.linker.exported(name);
    if (symbol === undefined) throw new Error(`no ${name}`);
    return symbol.address;
  }

  reg(offset: number): number {
    return this.access.register(offset);
  }

  word(address: number): number {
    return this.access.word(address);
  }

  /** Exit arguments A, B. */
  get exitA(): number {
    return this.reg(L.REG_EXIT_A);
  }
  get exitB(): number {
    return this.reg(L.REG_EXIT_B);
  }

  /** The threads there are, newest first. */
  threads(): number[] {
    const found: number[] = [];
    for (let tso = this.reg(L.REG_ALL_THREADS); tso !== 0; tso = this.word(tso + L.TSO_ALL_LINK)) found.push(tso);
    return found;
  }

  isAlive(tso: number): boolean {
    return this.word(tso + L.TSO_STATUS) < L.THREAD_FINISHED;
  }

  /** Runs; an internal error is thrown, every other exit reason answered. */
  run(fuel: number): number {
    const reason = this.machine.run(fuel);
    if (reason === E.EXIT_INTERNAL) throw new Error(`internal error: check ${this.exitA}, ${this.exitB.toString(16)}, ${this.reg(L.REG_EXIT_C)}`);
    return reason;
  }

  /** The i64 in an `I#` (or any constructor whose first field is an i64). */
  longIn(pointer: number): bigint {
    let at = pointer & ~L.TAG_MASK;
    while ((this.word(this.word(at)) & 0xff) === TYPE_IND) at = this.word(at + L.IND_INDIRECTEE) & ~L.TAG_MASK;
    return this.access.data.getBigInt64(at + L.PAYLOAD, true);
  }
}

/** Small deterministic random numbers. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 12345) >>> 0 || 1;
  }
  /** 0 .. n-1 */
  below(n: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state % n;
  }
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}
