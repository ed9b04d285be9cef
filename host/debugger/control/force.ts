/**
 * Forcing while the machine stands still: a closure is evaluated on a thread of its own, and no other thread gets its turn. Whatever comes of it, the stopped thread stands
 * where it stood: after a failure memory is what it was, byte for byte.
 */
import * as T from '../../../abi/closure-types.gen.ts';
import * as E from '../../../abi/exit-reasons.gen.ts';
import * as L from '../../../abi/layout.ts';
import { exitReasons } from '../../../abi/tables/exit-reasons.ts';
import { opcodes } from '../../../abi/tables/opcodes.ts';
import type { MachineParts } from '../../core/parts.ts';
import type { Ptr } from '../../exports.ts';
import { infoAt } from '../../memory/decode.ts';
import { ValuePrinter } from '../look/values.ts';
import type { Target } from '../protocol.ts';
import type { Breakpoints } from './breakpoints.ts';
import { opcodeAt } from './position.ts';
import { examine } from './raises.ts';

const DEFAULT_FUEL = 1_000_000;
const ASIDE_FUEL = 100_000;
const SLICE_FUEL = 100_000;

/** Closures that are no values yet. */
const unevaluated: ReadonlySet<number> = new Set([T.TYPE_THUNK, T.TYPE_THUNK_SELECTOR, T.TYPE_AP, T.TYPE_AP_STACK, T.TYPE_BLACKHOLE]);

/** Registers that say how the machine stands, besides those that `unsettle` sets. */
const standingRegisters = [
  L.REG_IP,
  L.REG_FUEL,
  L.REG_SLICE,
  L.REG_EXIT,
  L.REG_EXIT_A,
  L.REG_EXIT_B,
  L.REG_EXIT_C,
  L.REG_EXIT_D,
  L.REG_PREEMPT,
  L.REG_STOPPED,
  L.REG_TRAP,
  L.REG_PASS,
] as const;

/** Address of the value. Throws an Error that says why there is none; then nothing has changed. */
export function forceClosure(target: Target, parts: MachineParts, breakpoints: Breakpoints, closure: number, fuel = DEFAULT_FUEL): number {
  const pointer = readyPointer(target, parts, closure);
  if (pointer !== null) return pointer;
  const { access } = parts;
  const saved = access.bytes.slice();
  try {
    return onItsOwn(target, parts, breakpoints, closure, fuel);
  } catch (failure) {
    access.bytes.set(saved);
    access.bytes.fill(0, saved.length);
    throw failure;
  }
}

/**
 * Runs `look`, which may force what it likes and is told the value's address, or null; afterwards memory is what it was, so that addresses mean nothing any more.
 */
export function forceAside<T>(target: Target, parts: MachineParts, breakpoints: Breakpoints, look: (force: (closure: number) => number | null) => T): T {
  const { access } = parts;
  const saved = access.bytes.slice();
  let failed = false;
  const force = (closure: number): number | null => {
    if (failed) return null;
    try {
      return readyPointer(target, parts, closure) ?? onItsOwn(target, parts, breakpoints, closure, ASIDE_FUEL);
    } catch {
      failed = true;
      return null;
    }
  };
  try {
    return look(force);
  } finally {
    access.bytes.set(saved);
    access.bytes.fill(0, saved.length);
  }
}

/** The closure itself when it is a value. Throws for what cannot be forced. */
function readyPointer(target: Target, { values }: MachineParts, closure: number): number | null {
  const address = values.follow(closure);
  const info = infoAt(target.view, address);
  if (info === null) throw new Error(`no closure at 0x${address.toString(16)}`);
  if (!unevaluated.has(info.type)) return address;
  if (info.type === T.TYPE_BLACKHOLE)
    throw new Error(`it is ${new ValuePrinter(target).text({ name: '', rep: 'p', value: address }).replace(/^<(.*)>$/, '$1')}`);
  return null;
}

function onItsOwn(target: Target, parts: MachineParts, breakpoints: Breakpoints, closure: number, fuel: number): number {
  const { access, machine } = parts;
  const isRaw = access.register(L.REG_STOPPED) === L.STOPPED_RAW;
  const opcode = isRaw ? opcodeAt(target, access.register(L.REG_IP)) : 0;
  if (isRaw && machine.settle(opcode) === 0) {
    throw new Error(`the machine is in the middle of an evaluation step (before ${opcodes[opcode]?.name ?? opcode}): \`step\` or \`stepi\` a little first`);
  }
  const registers = standingRegisters.map((offset) => access.register(offset));
  const held = [access.register(L.REG_TSO), closure, exitClosure(parts)].map((address) => (address === 0 ? 0 : machine.newHandle(address)));
  access.setRegister(L.REG_TSO, 0);
  access.setRegister(L.REG_STOPPED, L.STOPPED_NOT);
  access.setRegister(L.REG_TRAP, 0);
  access.setRegister(L.REG_PREEMPT, 0);
  access.setRegister(L.REG_ONLY, 1);
  breakpoints.unpatch();
  const value = machine.newHandle(evaluated(target, parts, machine.handle(held[1]) >>> 0, fuel));
  access.setRegister(L.REG_ONLY, 0);
  access.setRegister(L.REG_TSO, held[0] === 0 ? 0 : machine.handle(held[0]) >>> 0);
  for (const [i, offset] of standingRegisters.entries()) access.setRegister(offset, registers[i]);
  if (held[2] !== 0) access.setRegister(exitClosureRegister(parts), machine.handle(held[2]) >>> 0);
  if (isRaw) {
    access.setRegister(L.REG_STOPPED, L.STOPPED_NOT);
    machine.unsettle(opcode);
  }
  breakpoints.patch();
  const answer = machine.handle(value) >>> 0;
  for (const handle of [...held, value]) machine.freeHandle(handle);
  return parts.values.follow(answer);
}

/** The exit register that holds a closure; 0 = none does. */
function exitClosureRegister({ access }: MachineParts): number {
  switch (access.register(L.REG_EXIT)) {
    case E.EXIT_UNCAUGHT:
    case E.EXIT_FINISHED:
      return L.REG_EXIT_A;
    case E.EXIT_BOUNDARY:
    case E.EXIT_BOUNDARY_RAISED:
      return L.REG_EXIT_B;
    case E.EXIT_BREAK: {
      const why = access.register(L.REG_EXIT_A);
      return why === L.BREAK_RAISED || why === L.BREAK_THROWN ? L.REG_EXIT_B : 0;
    }
    default:
      return 0;
  }
}

function exitClosure(parts: MachineParts): Ptr {
  const register = exitClosureRegister(parts);
  return register === 0 ? 0 : parts.access.register(register);
}

/** The value, on a new thread. Throws an Error when the fuel, the memory or patience ends. */
function evaluated(target: Target, parts: MachineParts, closure: Ptr, fuel: number): Ptr {
  const { access, machine, loop } = parts;
  const serial = machine.evaluate(closure);
  if (serial === 0) throw new Error('heap overflow: no room for a thread');
  for (let left = fuel; left > 0; ) {
    const granted = Math.min(left, SLICE_FUEL);
    const reason = machine.run(granted);
    left -= granted - Math.max(0, (access.register(L.REG_FUEL) + access.register(L.REG_SLICE)) | 0);
    const [a, b, call] = [L.REG_EXIT_A, L.REG_EXIT_B, L.REG_EXIT_C].map((offset) => access.register(offset));
    switch (reason) {
      case E.EXIT_SLICE:
        break;
      case E.EXIT_HOST_CALL:
        loop.dispatch[a](b, call);
        if (access.register(L.REG_TSO) === 0) throw new Error('it waits for the host: only what answers at once can be called while the program is stopped');
        break;
      case E.EXIT_BOUNDARY:
        if (a === serial) return b;
        break;
      case E.EXIT_BOUNDARY_RAISED:
        throw new Error(`its evaluation raises ${examine(target, b).text}`);
      case E.EXIT_BREAK:
        throw new Error('its evaluation waits for another thread: for a thunk that a stopped one is evaluating, or for an MVar');
      default:
        throw new Error(`its evaluation ended with ${exitReasons[reason]?.doc ?? `exit ${reason}`}`);
    }
  }
  throw new Error(`not evaluated within ${fuel} function entries`);
}
