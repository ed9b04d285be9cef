/**
 * Where exceptions came from. A handler that throws on what it was given leaves a stack that says nothing of the place where all began; so each time a handler is
 * found, the top of the stack that is about to be unwound is noted under the identity of the exception. The host asks (host/memory/raises.ts) when nobody catches it.
 *
 * Note [Identity of exceptions]
 * Exceptions are values: `DivideByZero` is the same static closure wherever it is thrown. So that a record is found again for *this* exception and no other one, a handler
 * is given a copy: of SomeException, and of the constructor inside, since handlers take that out and wrap it anew. The key of a record is the address of the inner one.
 * What was allocated since the last collection is taken to be made for this throw.
 * Nothing can tell a copy from the original. What a host compares with well-known closures it compares by constructor.
 *
 * Records hold exceptions weakly. What has been caught costs a bounded number of words; what is never thrown costs nothing.
 */
import { TYPE_BLOCKED_FRAME, TYPE_CATCH_FRAME, TYPE_CONSTR, TYPE_UPDATE_FRAME } from '../abi/closure-types.gen.ts';
import * as L from '../abi/layout.ts';
import { chunkEnd, frameWords, olderChunk } from './frame.ts';
import { descriptor } from './gc/blocks.ts';
import { followed, identityOf, isWrapper, WRAPPED } from './gc/raises.ts';
import { isOld } from './gc/remember.ts';
import { reg, setReg, tagFor } from './machine.ts';

const WRAPPER_W: u32 = 3;
/** Constructors with more words are not copied. */
const MAX_COPIED_W: u32 = 32;

// The record being written; 0 = none.
let writing: u32 = 0;

function isConstructor(at: u32): bool {
  return load<u8>(load<u32>(at), L.INFO_TYPE) == TYPE_CONSTR;
}

function isFresh(at: u32): bool {
  return !isStatic(at) && !isOld(at);
}

function isStatic(at: u32): bool {
  return load<u8>(descriptor(at), L.BD_KIND) == L.KIND_STATIC;
}

function recordOf(key: u32): u32 {
  for (let i: u32 = 0; i < <u32>L.RAISES_N; i++) {
    const record = L.RAISES + i * L.RAISE_RECORD_B;
    if (load<u32>(record, L.RAISE_KEY) == key) return record;
  }
  return 0;
}

/** Words needed to give the exception an identity of its own; 0 when it has one, or cannot have one. */
export function identityWords(exception: u32): u32 {
  const at = followed(exception);
  if (!isWrapper(at)) return 0;
  const inner = followed(load<u32>(at, WRAPPED));
  if (!isConstructor(inner) || isFresh(inner) || recordOf(inner) != 0) return 0;
  const words = constructorWords(inner);
  return words > MAX_COPIED_W ? 0 : WRAPPER_W + words;
}

function constructorWords(at: u32): u32 {
  const info = load<u32>(at);
  return L.PAYLOAD_W + load<u16>(info, L.INFO_PTRS) + load<u16>(info, L.INFO_NPTRS);
}

/** The exception with an identity of its own, made in `room`. `words` = identityWords */
export function withIdentity(exception: u32, room: u32, words: u32): u32 {
  if (words == 0) return exception;
  const at = followed(exception);
  const inner = followed(load<u32>(at, WRAPPED));
  const copy = room + 4 * WRAPPER_W;
  copyWords(copy, inner, words - WRAPPER_W);
  copyWords(room, at, WRAPPER_W);
  store<u32>(room, copy | tagFor(load<u32>(copy)), WRAPPED);
  return room | tagFor(load<u32>(room));
}

function copyWords(to: u32, from: u32, words: u32): void {
  memory.copy(to, from, words << 2);
}

/** Begins the record of an exception that is about to unwind a stack, unless there is one: then it is being thrown on. */
export function beginRecord(exception: u32, thread: u32, ip: u32): void {
  const key = identityOf(exception);
  writing = 0;
  if (recordOf(key) != 0 || isStatic(key)) return;
  const next = reg(L.REG_NEXT_RAISE);
  setReg(L.REG_NEXT_RAISE, next + 1 == L.RAISES_N ? 0 : next + 1);
  writing = L.RAISES + next * L.RAISE_RECORD_B;
  store<u32>(writing, key, L.RAISE_KEY);
  store<u32>(writing, thread, L.RAISE_THREAD);
  store<u32>(writing, ip, L.RAISE_IP);
  store<u32>(writing, 0, L.RAISE_BY);
  store<u32>(writing, 0, L.RAISE_BY_INFO);
  store<u32>(writing, 0, L.RAISE_COUNT);
  store<u32>(writing, 0, L.RAISE_CUT);
}

/** Adds who threw it at the thread. */
export function recordSender(sender: u32): void {
  if (writing == 0 || sender == 0) return;
  store<u32>(writing, load<u32>(sender, L.TSO_ID), L.RAISE_BY);
  store<u32>(writing, returnPoint(sender), L.RAISE_BY_INFO);
}

/** What a thread that is in a primop, or waits in one, will return to. */
function returnPoint(tso: u32): u32 {
  const sp = tso == reg(L.REG_TSO) ? reg(L.REG_SP) : load<u32>(load<u32>(tso, L.TSO_STACK), L.STACK_SP);
  const info = load<u32>(sp);
  return load<u8>(info, L.INFO_TYPE) == TYPE_BLOCKED_FRAME ? load<u32>(sp + 4 * frameWords(sp)) : info;
}

/** Adds the frames of a saved thread from its top to the frame at `stop` of `last` that catches the exception, that one included. */
export function recordFrames(tso: u32, last: u32, stop: u32): void {
  if (writing == 0) return;
  for (let chunk = load<u32>(tso, L.TSO_STACK); ; chunk = olderChunk(chunk)) {
    const end = chunk == last ? stop + 4 : chunkEnd(chunk);
    for (let at = load<u32>(chunk, L.STACK_SP); at < end; ) {
      const words = frameWords(at);
      if (words == 0 || !recordFrame(at)) return;
      at += 4 * words;
    }
    if (chunk == last) return;
  }
}

/** False: there was no room for it. */
function recordFrame(sp: u32): bool {
  const n = load<u32>(writing, L.RAISE_COUNT);
  if (n == L.RAISE_FRAMES_N) {
    store<u32>(writing, 1, L.RAISE_CUT);
    return false;
  }
  const info = load<u32>(sp);
  const type = load<u8>(info, L.INFO_TYPE);
  const at = writing + L.RAISE_FRAMES + (n << 3);
  store<u32>(at, info);
  store<u32>(at, type == TYPE_UPDATE_FRAME ? load<u32>(sp, L.UPDATE_INFO) : type == TYPE_CATCH_FRAME ? load<u32>(sp, L.CATCH_MASK) : 0, 4);
  store<u32>(writing, n + 1, L.RAISE_COUNT);
  return true;
}
