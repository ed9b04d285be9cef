/** Weak pointers, stable names, stable pointers, and the machine's own operations. */

import { TYPE_IND } from '../../abi/closure-types.gen.ts';
import { EXIT_NONE } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_DEAD_WEAK, I_STABLE_NAME, I_WEAK } from '../../abi/rts-infos.gen.ts';
import { WK_INDEX } from '../../abi/well-known.gen.ts';
import { allocate } from '../gc/alloc.ts';
import { freeHandle, handleOf, newHandle } from '../handles.ts';
import { clock } from '../imports.ts';
import { DO_ENTER, DO_EXIT, DO_RELOAD, needWords, raiseWellKnown, reg, setReg, typeOf, unit, untag } from '../machine.ts';
import { collectFor, heapOverflow, saveThread } from '../sched.ts';
import { findStableName, noteStableName } from '../stable-names.ts';
import { arg, argLong, retD, retL, retLP, retP, retVoid } from './words.ts';

function makeWeak(key: u32, value: u32, finalizer: u32): i32 {
  const weak = allocate(L.WEAK_SIZE_W);
  if (weak == 0) return needWords(L.WEAK_SIZE_W);
  store<u32>(weak, I_WEAK);
  store<u32>(weak, key, L.WEAK_KEY);
  store<u32>(weak, value, L.WEAK_VALUE);
  store<u32>(weak, finalizer, L.WEAK_FINALIZER);
  store<u32>(weak, reg(L.REG_WEAKS), L.WEAK_LINK);
  setReg(L.REG_WEAKS, weak);
  return retP(weak | 1);
}

export function mkWeak(): i32 {
  return makeWeak(arg(3, 0), arg(3, 1), arg(3, 2));
}
export function mkWeakNoFinalizer(): i32 {
  return makeWeak(arg(2, 0), arg(2, 1), 0);
}

export function deRefWeak(): i32 {
  const weak = untag(arg(1, 0));
  return load<u32>(weak) == I_WEAK ? retLP(1, load<u32>(weak, L.WEAK_VALUE)) : retLP(0, unit());
}

/** (# 1#, finalizer #), or (# 0#, unit #) when there is none or it has run. */
export function finalizeWeak(): i32 {
  const weak = untag(arg(1, 0));
  if (load<u32>(weak) != I_WEAK) return retLP(0, unit());
  const finalizer = load<u32>(weak, L.WEAK_FINALIZER);
  store<u32>(weak, I_DEAD_WEAK);
  return finalizer == 0 ? retLP(0, unit()) : retLP(1, finalizer);
}

export function makeStableName(): i32 {
  let object = arg(1, 0);
  while ((object & L.TAG_MASK) == 0 && typeOf(object) == TYPE_IND) object = load<u32>(object, L.IND_INDIRECTEE);
  const known = findStableName(object);
  if (known != 0) return retP(known | 1);
  const name = allocate(L.STABLENAME_SIZE_W);
  if (name == 0) return needWords(L.STABLENAME_SIZE_W);
  const number = reg(L.REG_NEXT_STABLE_NAME) + 1;
  setReg(L.REG_NEXT_STABLE_NAME, number);
  store<u32>(name, I_STABLE_NAME);
  store<u32>(name, object, L.STABLENAME_OBJECT);
  store<u32>(name, number, L.STABLENAME_NUMBER);
  store<u32>(name, reg(L.REG_STABLE_NAMES), L.STABLENAME_LINK);
  setReg(L.REG_STABLE_NAMES, name);
  noteStableName(name);
  return retP(name | 1);
}

export function stableNameToInt(): i32 {
  return retL(load<u32>(untag(arg(1, 0)), L.STABLENAME_NUMBER) as i64);
}

export function makeStablePtr(): i32 {
  const handle = newHandle(arg(1, 0));
  return handle == 0 ? heapOverflow() : retL(handle as i64);
}
export function deRefStablePtr(): i32 {
  const closure = handleOf(argLong(2, 0) as u32);
  return closure == 0 ? raiseWellKnown(WK_INDEX) : retP(closure);
}
export function freeStablePtr(): i32 {
  freeHandle(argLong(2, 0) as u32);
  return retVoid();
}

export function performGC(major: bool): i32 {
  setReg(L.REG_R1, unit());
  saveThread();
  if (collectFor(0, major)) return DO_RELOAD;
  return reg(L.REG_EXIT) != EXIT_NONE ? DO_EXIT : heapOverflow();
}

export function clockPrim(): i32 {
  return retD(clock());
}

/** seq#: evaluate in the state thread. */
export function seq(): i32 {
  setReg(L.REG_R1, arg(1, 0));
  return DO_ENTER;
}
