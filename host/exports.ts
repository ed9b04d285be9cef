/**
 * What the machine's WebAssembly module exports, and how to get at an instance of it: from bytes, from a response that is still arriving, or from a
 * module somebody compiled before (edge workers forbid compiling at run time).
 */
import { ABI_CHECKSUM } from '../abi/checksum.gen.ts';
import { machineImports } from './imports.ts';

/** A closure pointer with its tag in the low two bits. */
export type Ptr = number;

export interface MachineExports {
  readonly memory: WebAssembly.Memory;
  abiChecksum(): number;
  isDebug(): number;
  /** whether CFG_PROVENANCE is obeyed */
  tracksCreations(): number;
  /** 0 = ok; to be called once, after the CFG_* words are written */
  boot(): number;
  /** address of 4-aligned static space, 0 = no memory */
  imageReserve(bytes: number): number;
  /** the main thread will apply `closure` to the state token; 0 = no memory */
  startMain(closure: Ptr): number;
  /** serial of the boundary; `run` ends with BOUNDARY or BOUNDARY_RAISED for it; 0 = no memory */
  evaluate(closure: Ptr): number;
  /** address of an AP thunk over the argument words at SCRATCH, 0 = collect and retry */
  applyClosure(fun: Ptr, shape: number): number;
  run(fuel: number): number;
  // Answers to a host call; 0 = there is no such call any more.
  completeVoid(id: number): number;
  completePtr(id: number, closure: Ptr): number;
  completeWord(id: number, value: number): number;
  completeLong(id: number, value: bigint): number;
  completeDouble(id: number, value: number): number;
  completeFloat(id: number, value: number): number;
  failCall(id: number, exception: Ptr): number;
  /** the answer comes later: park the calling thread */
  detachCall(id: number): number;
  // Closures the host holds: slots of the handle table.
  newHandle(closure: Ptr): number;
  handle(slot: number): Ptr;
  freeHandle(slot: number): void;
  // Allocation: 0 = collect and retry.
  newBytes(bytes: number): number;
  newHostHandle(slot: number): number;
  newCon(info: Ptr, words: number): number;
  throwTo(tso: number, exception: Ptr): number;
  pause(): void;
  /** 0 = no memory */
  gc(major: number): number;
  /** ends the thread of the last UNCAUGHT or OVERFLOW_MASKED; 0 = no memory */
  discardThread(): number;
  /** after BOUNDARY_RAISED: drops the frames down to the boundary, and it */
  unwindBoundary(): number;
  wake(nowMs: number): number;
  // A debugger's, of the debug core (assembly/settle.ts).
  /** raw stop → suspended form; `op`: the opcode that belongs at REG_IP. 0: not possible there */
  settle(op: number): number;
  /** … and back; 0: the thread stays in suspended form */
  unsettle(op: number): number;
}

/** Where the machine's code comes from. Exactly one of them. */
export interface MachineCode {
  readonly module?: WebAssembly.Module;
  readonly bytes?: BufferSource;
  readonly response?: Response | PromiseLike<Response>;
}

/** The machine's module is of another version than this host. */
export class AbiMismatch extends Error {
  constructor(what: string, found: number) {
    super(`${what} was built for machine layout ${hex(found)}, this host for ${hex(ABI_CHECKSUM)}: rebuild it, or use the host it came with`);
    this.name = 'AbiMismatch';
  }
}

/** Compiles what is not compiled yet. Streams a response where the host can, whatever content type the server gave it. */
export async function machineModule(code: MachineCode): Promise<WebAssembly.Module> {
  if (code.module) return code.module;
  if (code.bytes) return WebAssembly.compile(code.bytes);
  if (!code.response) throw new TypeError('no machine code given: expected `module`, `bytes` or `response`');
  const response = await code.response;
  if (!response.ok) throw new Error(`could not fetch the machine's module: ${response.status} ${response.statusText} (${response.url})`);
  const streams = typeof WebAssembly.compileStreaming === 'function' && response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** A machine of its own, not booted yet. Throws AbiMismatch. */
export async function instantiateMachine(module: WebAssembly.Module, clock: () => number): Promise<MachineExports> {
  const wired = imports(clock);
  return wired.connect(await WebAssembly.instantiate(module, wired.imports));
}

/** The same without waiting, for hosts that have the module at hand. Throws AbiMismatch. */
export function instantiateMachineSync(module: WebAssembly.Module, clock: () => number): MachineExports {
  const wired = imports(clock);
  return wired.connect(new WebAssembly.Instance(module, wired.imports));
}

function imports(clock: () => number) {
  let memory: WebAssembly.Memory;
  return {
    imports: machineImports(() => memory, clock),
    connect(instance: WebAssembly.Instance): MachineExports {
      const machine = instance.exports as unknown as MachineExports;
      memory = machine.memory;
      const found = typeof machine.abiChecksum === 'function' ? machine.abiChecksum() : 0;
      if (found !== ABI_CHECKSUM) throw new AbiMismatch('the machine module', found);
      return machine;
    },
  };
}

function hex(n: number): string {
  return `0x${(n >>> 0).toString(16).padStart(8, '0')}`;
}
