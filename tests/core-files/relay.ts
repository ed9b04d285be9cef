/**
 * A run handed from machine to machine: paused after so much fuel, saved, restored in a new machine of either build, and so on to its end. What comes out must be
 * what an undisturbed run prints and answers.
 */
import { readFileSync } from 'node:fs';
import * as E from '../../abi/exit-reasons.gen.ts';
import type { Image } from '../../abi/image.ts';
import * as L from '../../abi/layout.ts';
import { printBacktrace } from '../../host/backtrace.ts';
import { machinePath } from '../../host/cli/package-files.ts';
import { clockFrom, readSnapshot } from '../../host/core/restore.ts';
import type { SnapshotOptions } from '../../host/core/snapshot.ts';
import { HaskellError } from '../../host/error.ts';
import { instantiateMachineSync, type MachineExports } from '../../host/exports.ts';
import { Machine, type RunResult } from '../../host/machine.ts';
import type { MachineSettings } from '../../host/options.ts';

export type Build = 'release' | 'debug';

const modules = new Map<Build, WebAssembly.Module>();

export function machineModule(build: Build): WebAssembly.Module {
  const known = modules.get(build) ?? new WebAssembly.Module(readFileSync(machinePath(build)));
  modules.set(build, known);
  return known;
}

/** A machine's exports that pause it after so much fuel, but not while the host waits for a call it has made. */
export class PausingExports {
  readonly exports: MachineExports;
  /** resolves when the machine was told to pause */
  readonly paused: Promise<void>;

  constructor(build: Build, fuel: number, clock: () => number = () => performance.now()) {
    const real = instantiateMachineSync(machineModule(build), clock);
    let left = fuel;
    let evaluating = 0;
    let tell: () => void;
    this.paused = new Promise((resolve) => {
      tell = resolve;
    });
    const word = (register: number): number => new DataView(real.memory.buffer).getInt32(L.REGS + register, true);
    const run = (granted: number): number => {
      const pauses = left <= 0 && evaluating === 0;
      if (pauses) {
        left = Number.POSITIVE_INFINITY;
        real.pause();
        const reason = real.run(granted);
        // Everybody is told once the driver has left.
        setTimeout(tell, 0);
        return reason;
      }
      const grant = evaluating > 0 ? granted : Math.min(granted, left);
      const reason = real.run(grant);
      left -= Math.max(1, grant - (word(L.REG_FUEL) + word(L.REG_SLICE)));
      if (reason === E.EXIT_BOUNDARY || reason === E.EXIT_BOUNDARY_RAISED) evaluating--;
      return reason;
    };
    const evaluate = (closure: number): number => {
      evaluating++;
      return real.evaluate(closure);
    };
    this.exports = { ...real, run, evaluate };
  }
}

export interface Relay {
  readonly images: readonly Image[];
  /** fuel after which each machine is left; the last one runs to the end */
  readonly cuts: readonly number[];
  /** builds by turns */
  readonly builds: readonly Build[];
  readonly settings: MachineSettings;
  readonly snapshot: SnapshotOptions;
}

export interface Arrival {
  /** null: the run ended well */
  readonly error: HaskellError | null;
  readonly value: unknown;
  /** snapshots taken */
  readonly hops: number;
  /** bytes of the largest of them */
  readonly largest: number;
  /** stacks before a snapshot and after restoring it that differ */
  readonly misfits: readonly (readonly [string, string])[];
  readonly machine: Machine;
}

export async function relay({ images, cuts, builds, settings, snapshot }: Relay): Promise<Arrival> {
  const build = (i: number): Build => builds[i % builds.length];
  let pausing = new PausingExports(build(0), cuts[0] ?? Number.POSITIVE_INFINITY);
  let machine = Machine.start(pausing.exports, images, { ...settings, trusted: true });
  let ended = outcome(machine.run());
  const misfits: (readonly [string, string])[] = [];
  let largest = 0;
  for (let hop = 0; ; hop++) {
    const end = await Promise.race([ended, pausing.paused.then(() => null)]);
    if (end !== null) return { ...end, hops: hop, largest, misfits, machine };
    const bytes = await machine.snapshot(snapshot);
    largest = Math.max(largest, bytes.length);
    const before = stackText(machine);
    const saved = await readSnapshot(bytes, images);
    const clock = clockFrom(saved.run.clockMs, () => performance.now());
    pausing = new PausingExports(build(hop + 1), cuts[hop + 1] ?? Number.POSITIVE_INFINITY, clock);
    machine = Machine.revive(pausing.exports, saved, { ...settings, trusted: true, clock, permanents: snapshot.permanents });
    const after = stackText(machine);
    if (before !== after) misfits.push([before, after]);
    ended = outcome(machine.finish());
  }
}

/** The stack as data and as text. */
export function stackText(machine: Machine): string {
  return `${JSON.stringify(machine.rawBacktrace())}\n${printBacktrace(machine.backtrace())}`;
}

async function outcome(run: Promise<RunResult>): Promise<{ error: HaskellError | null; value: unknown }> {
  try {
    return { error: null, value: (await run).value };
  } catch (error) {
    if (error instanceof HaskellError) return { error, value: undefined };
    throw error;
  }
}
