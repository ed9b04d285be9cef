/**
 * What runs golden programs: the reference evaluator, and the machine in every stress mode.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { compileModule } from '../../compiler/pipeline.ts';
import type * as Stg from '../../compiler/stg/syntax.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { HaskellError } from '../../host/error.ts';
import { Machine } from '../../host/machine.ts';
import type { Limits, MachineSettings, Stress } from '../../host/options.ts';
import { evaluate } from '../reference/evaluate.ts';
import { repository } from '../support/repository-files.ts';
import { hostFunctions } from './host-functions.ts';
import { library, type Observed, type Program, parseModule } from './programs.ts';

/** Frames the reference evaluator allows a program that sets a limit; its frames have no size, so a limit in bytes means nothing to it. */
const REFERENCE_FRAMES = 5000;

export async function runOnReference(program: Program): Promise<Observed> {
  const modules = [parseModule(library.source, library.file), parseModule(program.source, program.file, program.defines)];
  const limits = program.maxStack === null ? {} : { maxStack: REFERENCE_FRAMES, reserve: 500 };
  const { stdout, stderr, exit } = await evaluate(modules, { ...limits, overflow: program.overflow, hostFunctions, stdin: program.stdin });
  return { stdout, stderr, exit: exit.code };
}

/** A way to run the machine. */
export interface Mode {
  readonly name: string;
  readonly build: 'release' | 'debug';
  readonly stress: readonly Stress[];
  readonly limits: Limits;
}

export const modes: readonly Mode[] = [
  { name: 'release', build: 'release', stress: [], limits: {} },
  { name: 'debug', build: 'debug', stress: ['sanity'], limits: {} },
  { name: 'collect at every allocation', build: 'debug', stress: ['gc', 'sanity'], limits: {} },
  { name: 'move the stack at every check', build: 'debug', stress: ['move', 'sanity'], limits: {} },
  { name: 'switch threads at every safepoint', build: 'debug', stress: ['switch', 'sanity'], limits: {} },
  { name: 'tiny nursery and chunks', build: 'debug', stress: ['sanity'], limits: { nursery: '32K', initialStack: '400', chunkSize: '2K', movedStack: '200' } },
];

const compiled = new Map<string, Image>();

function compile(source: string, file: string, defines: Program['defines'] = {}): Image {
  const key = JSON.stringify([file, defines]);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const { image, diagnostics } = compileStg(source, file, { defines });
  if (image === null) throw new Error(diagnostics.map(({ kind, message, span }) => `${file}:${span.line}:${span.col}: ${kind}: ${message}`).join('\n'));
  compiled.set(key, image);
  return image;
}

const machines = new Map<string, WebAssembly.Module>();

function machineModule(build: Mode['build']): WebAssembly.Module {
  const known = machines.get(build);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(readFileSync(machineFile(build)));
  machines.set(build, module);
  return module;
}

function machineFile(build: Mode['build']): string {
  return join(repository, 'build', build === 'release' ? 'machine.wasm' : 'machine.debug.wasm');
}

/** The machine is built by `npm run build`, which `npm test` runs first. */
export function isMachineBuilt(): boolean {
  return existsSync(machineFile('release')) && existsSync(machineFile('debug'));
}

export function runOnMachine(program: Program, mode: Mode): Promise<Observed> {
  return observe(compile(program.source, program.file, program.defines), program, mode);
}

/** Runs a module that exists only as a tree. */
export function observeModule(module: Stg.Module, mode: Mode): Promise<Observed> {
  const { image, diagnostics } = compileModule(module);
  if (image === null) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  return observe(image, { stdin: '', maxStack: null, maxHeap: null, overflow: 'deferred' }, mode);
}

async function observe(image: Image, program: Pick<Program, 'stdin' | 'maxStack' | 'maxHeap' | 'overflow'>, mode: Mode): Promise<Observed> {
  const images = [compile(library.source, library.file), image];
  const text = { stdout: '', stderr: '' };
  const settings: MachineSettings = {
    limits: { ...mode.limits, ...limitsOf(program) },
    overflow: program.overflow,
    stress: mode.stress,
    hostFunctions,
    stdin: reader(program.stdin),
    stdout: writer((part) => {
      text.stdout += part;
    }),
    stderr: writer((part) => {
      text.stderr += part;
    }),
  };
  const machine = Machine.createSync({ ...settings, images, module: machineModule(mode.build) });
  try {
    const { exitCode } = await machine.run();
    return { ...text, exit: exitCode };
  } catch (error) {
    if (!(error instanceof HaskellError)) throw error;
    if (error.kind === 'internal') throw error;
    return { stdout: text.stdout, stderr: `${text.stderr}${error.message}\n`, exit: error.exitCode };
  }
}

function limitsOf({ maxStack, maxHeap }: Pick<Program, 'maxStack' | 'maxHeap'>): Limits {
  return { ...(maxStack === null ? {} : { maxStack }), ...(maxHeap === null ? {} : { maxHeap }) };
}

function writer(write: (part: string) => void): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder();
  return (bytes) => write(decoder.decode(bytes, { stream: true }));
}

function reader(text: string): (max: number) => Uint8Array {
  let unread: Uint8Array = new TextEncoder().encode(text);
  return (max) => {
    const bytes = unread.slice(0, max);
    unread = unread.slice(max);
    return bytes;
  };
}
