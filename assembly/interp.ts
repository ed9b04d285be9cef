/**
 * The bytecode loop: the machine's one long function, and long by design. One `switch` is one table of jumps, and only what is one function keeps its registers in
 * wasm locals; an arm per row of abi/tables/opcodes.ts. What is above it are ways to name operands.
 *
 * ip, fp, r1 and fuel are wasm locals (Hp is not: it would be spilled at every dispatch); `fp` is Sp - SLOT_BIAS_B, so that every slot operand is a positive offset. An arm either continues with the next
 * instruction or sets `act` (see slow.ts) and breaks: then the registers go to memory, `slow` does the rare work, and the loop reloads them.
 * Arms stay small: what is not needed for the common case is in slow.ts.
 */
import * as L from '../abi/layout.ts';
import * as O from '../abi/opcodes.gen.ts';
import * as T from '../abi/closure-types.gen.ts';
import * as P from '../abi/primops.gen.ts';
import { REG_CREATION, REG_SITE } from '../abi/provenance.ts';
import * as W from '../abi/well-known.gen.ts';
import { I_ARRAY_CLEAN, I_ARRAY_DIRTY, I_BLACKHOLE, I_IND, I_INTEGER_S, I_MUT_VAR_CLEAN, I_UPDATE } from '../abi/rts-infos.gen.ts';
import { CHECK_BAD_OPCODE, CHECK_CASE } from '../abi/exit-reasons.gen.ts';
import { DEBUG, TRACKS } from './config.ts';
import { markCard } from './gc/cards.ts';
import { isOld } from './gc/remember.ts';
import { reg, setReg, STUB_ENTER } from './machine.ts';
import { readableAt, writableAt } from './memory.ts';
import { pow } from './prim/elementary.ts';
import { math } from './prim/math.ts';
import { bornInActivation, tracking } from './provenance.ts';
import * as A from './slow.ts';
import { noteCall, noteTailCall } from './tail-calls.ts';
import { noteUpdate, STOP_HERE, trapped } from './trap.ts';
import { shapeWords } from './shape.ts';

// Operand bytes a, b, c of the instruction at ip. A byte load and a scaled add are less than shifts of a word that would not stay in a register.
// @ts-ignore: decorator
@inline
function byteA(ip: u32): u32 {
  return load<u8>(ip, 1);
}
// @ts-ignore: decorator
@inline
function byteB(ip: u32): u32 {
  return load<u8>(ip, 2);
}
// @ts-ignore: decorator
@inline
function byteC(ip: u32): u32 {
  return load<u8>(ip, 3);
}
// The same as byte offsets of slots.
// @ts-ignore: decorator
@inline
function a(ip: u32): u32 {
  return byteA(ip) << 2;
}
// @ts-ignore: decorator
@inline
function b(ip: u32): u32 {
  return byteB(ip) << 2;
}
// @ts-ignore: decorator
@inline
function c(ip: u32): u32 {
  return byteC(ip) << 2;
}
// The 16-bit operand in bytes b, c as a frame size in bytes.
// @ts-ignore: decorator
@inline
function frameB(ip: u32): u32 {
  return (load<u16>(ip, 2) as u32) << 2;
}
// Target of a branch whose offset is the instruction's second word.
// @ts-ignore: decorator
@inline
function target(ip: u32): u32 {
  return ip + (load<i32>(ip, 4) << 2);
}
// @ts-ignore: decorator
@inline
function word(fp: u32, offset: u32): u32 {
  return load<u32>(fp + offset);
}
// @ts-ignore: decorator
@inline
function long(fp: u32, offset: u32): i64 {
  return load<i64>(fp + offset);
}
// @ts-ignore: decorator
@inline
function double(fp: u32, offset: u32): f64 {
  return load<f64>(fp + offset);
}
// @ts-ignore: decorator
@inline
function float(fp: u32, offset: u32): f32 {
  return load<f32>(fp + offset);
}

/** Runs the current thread (registers in memory, in suspended form or at REG_IP) until `run` is to return; answers the exit reason. */
export function interpret(): i32 {
  let ip: u32 = 0;
  let fp: u32 = 0;
  let r1: u32 = 0;
  let fuel: i32 = 0;
  // instructions run, counted for debuggers
  let steps: u64 = 0;
  while (true) {
    ip = reg(L.REG_IP);
    fp = reg(L.REG_SP) - L.SLOT_BIAS_B;
    r1 = reg(L.REG_R1);
    fuel = reg(L.REG_FUEL) as i32;
    let act: i32 = 0;
    let arg: u32 = 0;
    if (DEBUG) steps = load<u64>(L.REGS + L.STAT_STEPS);
    while (true) {
      let op: u32 = load<u8>(ip);
      if (DEBUG) {
        setReg(L.REG_IP, ip);
        if (u32(op == O.OP_BREAK) | reg(L.REG_TRAP) | reg(L.REG_PASS)) {
          store<u64>(L.REGS + L.STAT_STEPS, steps);
          op = trapped(ip, fp + L.SLOT_BIAS_B, op);
          if (op == STOP_HERE) {
            act = A.ACT_STOP;
            break;
          }
        }
        steps++;
      }
      switch (op) {
        // Frames and control -------------------------------------------------------------------------------------------------------------
        case O.OP_ENTRY: {
          const sp = fp - frameB(ip);
          if (sp + L.SLOT_BIAS_B < reg(L.REG_SPLIM) || --fuel < 0) {
            act = A.ACT_ENTRY;
            break;
          }
          fp = sp;
          ip += 12;
          continue;
        }
        case O.OP_ENTRY_THUNK: {
          const sp = fp - frameB(ip) - 4 * L.UPDATE_SIZE_W;
          if (sp + L.SLOT_BIAS_B < reg(L.REG_SPLIM) || --fuel < 0) {
            act = A.ACT_ENTRY_THUNK;
            break;
          }
          const chunk = reg(L.REG_STACK);
          if (isOld(r1)) {
            act = A.ACT_BLACKHOLE_OLD;
            fuel++;
            break;
          }
          store<u32>(fp, I_UPDATE, L.SLOT_BIAS_B - 4 * L.UPDATE_SIZE_W);
          store<u32>(fp, r1, L.SLOT_BIAS_B - 4 * L.UPDATE_SIZE_W + L.UPDATE_UPDATEE);
          store<u32>(fp, load<u32>(r1), L.SLOT_BIAS_B - 4 * L.UPDATE_SIZE_W + L.UPDATE_INFO);
          store<u32>(r1, I_BLACKHOLE);
          store<u32>(r1, chunk, L.IND_INDIRECTEE);
          fp = sp;
          ip += 8;
          continue;
        }
        case O.OP_ENTRY_CAF: {
          act = A.ACT_ENTRY_CAF;
          break;
        }
        case O.OP_ENTRY_ONCE: {
          const sp = fp - frameB(ip);
          if (sp + L.SLOT_BIAS_B < reg(L.REG_SPLIM) || --fuel < 0) {
            act = A.ACT_ENTRY_THUNK;
            break;
          }
          if (tracking()) {
            // Without an update frame nobody could tell that what it builds was not built by who forced it.
            act = A.ACT_BLACKHOLE_OLD;
            fuel++;
            break;
          }
          fp = sp;
          ip += 8;
          continue;
        }
        case O.OP_CALL: {
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          // The callee's ENTRY, done here to save a dispatch; a debugger wants to see it.
          const code = load<u32>(ip, 8);
          if (DEBUG) {
            ip = code;
            continue;
          }
          const sp = fp - frameB(code);
          ip = code;
          if (sp + L.SLOT_BIAS_B < reg(L.REG_SPLIM) || --fuel < 0) {
            act = A.ACT_ENTRY;
            break;
          }
          fp = sp;
          ip = code + 12;
          continue;
        }
        case O.OP_CALLN: {
          r1 = word(fp, a(ip));
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          ip = load<u32>(ip, 8);
          continue;
        }
        case O.OP_APPLY: {
          r1 = word(fp, a(ip));
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          const shape = load<u32>(ip, 8);
          const info = load<u32>(r1 & ~L.TAG_MASK);
          if (u32((r1 & L.TAG_MASK) != 0) & u32(load<u32>(info, L.INFO_SHAPE) == shape) & u32(load<u8>(info, L.INFO_TYPE) == T.TYPE_FUN)) {
            ip = load<u32>(info, L.INFO_ENTRY);
            continue;
          }
          arg = shape;
          act = A.ACT_APPLY;
          break;
        }
        case O.OP_TAIL: {
          fp += frameB(ip);
          noteTailCall(ip, fp + L.SLOT_BIAS_B);
          const code = load<u32>(ip, 4);
          if (DEBUG) {
            ip = code;
            continue;
          }
          const sp = fp - frameB(code);
          ip = code;
          if (sp + L.SLOT_BIAS_B < reg(L.REG_SPLIM) || --fuel < 0) {
            act = A.ACT_ENTRY;
            break;
          }
          fp = sp;
          ip = code + 12;
          continue;
        }
        case O.OP_TAILN: {
          r1 = word(fp, a(ip));
          fp += frameB(ip);
          noteTailCall(ip, fp + L.SLOT_BIAS_B);
          ip = load<u32>(ip, 4);
          continue;
        }
        case O.OP_TAILAP: {
          r1 = word(fp, a(ip));
          fp += frameB(ip);
          noteTailCall(ip, fp + L.SLOT_BIAS_B);
          const shape = load<u32>(ip, 4);
          const info = load<u32>(r1 & ~L.TAG_MASK);
          if (u32((r1 & L.TAG_MASK) != 0) & u32(load<u32>(info, L.INFO_SHAPE) == shape) & u32(load<u8>(info, L.INFO_TYPE) == T.TYPE_FUN)) {
            ip = load<u32>(info, L.INFO_ENTRY);
            continue;
          }
          arg = shape;
          act = A.ACT_APPLY;
          break;
        }
        case O.OP_EVAL: {
          r1 = word(fp, a(ip));
          if (r1 & L.TAG_MASK) {
            ip += 12;
            continue;
          }
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          const info = load<u32>(r1);
          const type = load<u8>(info, L.INFO_TYPE);
          if (type == T.TYPE_THUNK) {
            ip = load<u32>(info, L.INFO_ENTRY);
            continue;
          }
          if (type == T.TYPE_IND) {
            r1 = load<u32>(r1, L.IND_INDIRECTEE);
            if (r1 & L.TAG_MASK) {
              ip += 8;
              continue;
            }
          }
          ip = STUB_ENTER;
          continue;
        }
        case O.OP_EVALTAG: {
          r1 = word(fp, a(ip));
          const tag = r1 & L.TAG_MASK;
          if (tag) {
            ip = tag == byteB(ip) ? ip + (load<i32>(ip, 8) << 2) : ip + 24;
            continue;
          }
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          const info = load<u32>(r1);
          if (load<u8>(info, L.INFO_TYPE) == T.TYPE_THUNK) {
            ip = load<u32>(info, L.INFO_ENTRY);
            continue;
          }
          ip = STUB_ENTER;
          continue;
        }
        case O.OP_EVALF2: {
          r1 = word(fp, a(ip));
          if (r1 & L.TAG_MASK) {
            store<i64>(fp + b(ip), load<i64>(r1 & ~L.TAG_MASK, L.PAYLOAD));
            ip += 16;
            continue;
          }
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          const info = load<u32>(r1);
          if (load<u8>(info, L.INFO_TYPE) == T.TYPE_THUNK) {
            ip = load<u32>(info, L.INFO_ENTRY);
            continue;
          }
          ip = STUB_ENTER;
          continue;
        }
        case O.OP_ENTER: {
          r1 = word(fp, a(ip));
          fp += frameB(ip);
          if (r1 & L.TAG_MASK) {
            ip = load<u32>(load<u32>(fp, L.SLOT_BIAS_B), L.INFO_ENTRY);
            continue;
          }
          noteTailCall(ip, fp + L.SLOT_BIAS_B);
          const info = load<u32>(r1);
          ip = load<u8>(info, L.INFO_TYPE) == T.TYPE_THUNK ? load<u32>(info, L.INFO_ENTRY) : STUB_ENTER;
          continue;
        }
        case O.OP_ENTER_R1: {
          if (r1 & L.TAG_MASK) {
            ip = load<u32>(load<u32>(fp, L.SLOT_BIAS_B), L.INFO_ENTRY);
            continue;
          }
          const info = load<u32>(r1);
          const type = load<u8>(info, L.INFO_TYPE);
          if (u32(type == T.TYPE_THUNK) | u32(type == T.TYPE_THUNK_SELECTOR)) {
            ip = load<u32>(info, L.INFO_ENTRY);
            continue;
          }
          if (type == T.TYPE_IND) {
            r1 = load<u32>(r1, L.IND_INDIRECTEE);
            // An endless chain of indirections cannot be made, but a long one uses fuel like anything else.
            continue;
          }
          act = A.ACT_ENTER;
          break;
        }
        case O.OP_RETP: {
          r1 = word(fp, a(ip));
          fp += frameB(ip);
          ip = load<u32>(load<u32>(fp, L.SLOT_BIAS_B), L.INFO_ENTRY);
          continue;
        }
        case O.OP_RETW: {
          const x = word(fp, a(ip));
          fp += frameB(ip);
          store<u32>(fp, x, L.SLOT_BIAS_B - 4);
          ip = load<u32>(load<u32>(fp, L.SLOT_BIAS_B), L.INFO_ENTRY);
          continue;
        }
        case O.OP_RETL: {
          const x = long(fp, a(ip));
          fp += frameB(ip);
          store<i64>(fp, x, L.SLOT_BIAS_B - 8);
          ip = load<u32>(load<u32>(fp, L.SLOT_BIAS_B), L.INFO_ENTRY);
          continue;
        }
        case O.OP_RETV: {
          fp += frameB(ip);
          ip = load<u32>(load<u32>(fp, L.SLOT_BIAS_B), L.INFO_ENTRY);
          continue;
        }
        case O.OP_RETM: {
          // Sources may lie where results go: gather aside, then move.
          const n = byteA(ip);
          const from: u32 = L.SCRATCH;
          for (let i: u32 = 0; i < n; i++) store<u32>(from + (i << 2), word(fp, load<u8>(ip + 4 + i) << 2));
          fp += frameB(ip);
          memory.copy(fp + L.SLOT_BIAS_B - (n << 2), from, n << 2);
          ip = load<u32>(load<u32>(fp, L.SLOT_BIAS_B), L.INFO_ENTRY);
          continue;
        }
        case O.OP_JMP: {
          ip = target(ip);
          continue;
        }
        case O.OP_LOOP: {
          if (--fuel < 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_LOOP;
            break;
          }
          ip += load<i32>(ip, 8) << 2;
          continue;
        }
        case O.OP_HPCHK: {
          if (reg(L.REG_HP) + ((load<u32>(ip) >>> 8) << 2) > reg(L.REG_HPLIM)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = load<u32>(ip) >>> 8;
            act = A.ACT_HEAP;
            break;
          }
          if (TRACKS) {
            setReg(REG_SITE, load<u32>(ip, 4));
            setReg(REG_CREATION, 0);
          }
          ip += 8;
          continue;
        }
        case O.OP_PRIMCALL: {
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          arg = load<u32>(ip, 8);
          act = A.ACT_PRIM;
          break;
        }
        case O.OP_TAILPRIM: {
          fp += frameB(ip);
          noteTailCall(ip, fp + L.SLOT_BIAS_B);
          arg = load<u32>(ip, 4);
          act = A.ACT_PRIM;
          break;
        }
        case O.OP_HOSTCALL: {
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          arg = load<u32>(ip, 8);
          setReg(L.REG_EXIT_A, load<u32>(ip, 12));
          act = A.ACT_HOST;
          break;
        }
        case O.OP_TAILHOST: {
          fp += frameB(ip);
          noteTailCall(ip, fp + L.SLOT_BIAS_B);
          arg = load<u32>(ip, 4);
          setReg(L.REG_EXIT_A, load<u32>(ip, 8));
          act = A.ACT_HOST;
          break;
        }
        case O.OP_FAIL: {
          setReg(L.REG_EXIT_B, load<u32>(ip, 4));
          arg = CHECK_CASE;
          act = A.ACT_INTERNAL;
          break;
        }
        case O.OP_R1GET: {
          store<u32>(fp + a(ip), r1);
          ip += 4;
          continue;
        }
        case O.OP_R1FREE: {
          const n = byteC(ip);
          const from = (r1 & ~L.TAG_MASK) + b(ip);
          const to = fp + a(ip);
          for (let i: u32 = 0; i < n; i++) store<u32>(to + (i << 2), load<u32>(from + (i << 2)));
          ip += 4;
          continue;
        }
        // Moves ---------------------------------------------------------------------------------------------------------------------------
        case O.OP_MOV: {
          store<u32>(fp + a(ip), word(fp, b(ip)));
          ip += 4;
          continue;
        }
        case O.OP_MOV2: {
          store<i64>(fp + a(ip), long(fp, b(ip)));
          ip += 4;
          continue;
        }
        case O.OP_LDI32: {
          store<i32>(fp + a(ip), load<i16>(ip, 2) as i32);
          ip += 4;
          continue;
        }
        case O.OP_LDI64: {
          store<i64>(fp + a(ip), load<i16>(ip, 2) as i64);
          ip += 4;
          continue;
        }
        case O.OP_LDW:
        case O.OP_LDP:
        case O.OP_LDA: {
          store<u32>(fp + a(ip), load<u32>(ip, 4));
          ip += 8;
          continue;
        }
        case O.OP_LDL: {
          store<i64>(fp + a(ip), load<i64>(ip, 4));
          ip += 12;
          continue;
        }
        case O.OP_LDF: {
          store<u32>(fp + a(ip), load<u32>((word(fp, b(ip)) & ~L.TAG_MASK) + c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_LDF2: {
          store<i64>(fp + a(ip), load<i64>((word(fp, b(ip)) & ~L.TAG_MASK) + c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_LDFF: {
          const from = word(fp, c(ip)) & ~L.TAG_MASK;
          const second = load<u32>(from, L.PAYLOAD + 4);
          store<u32>(fp + a(ip), load<u32>(from, L.PAYLOAD));
          store<u32>(fp + b(ip), second);
          ip += 4;
          continue;
        }
        case O.OP_FIELDS: {
          const n = byteC(ip);
          const from = (word(fp, b(ip)) & ~L.TAG_MASK) + L.PAYLOAD;
          const to = fp + a(ip);
          for (let i: u32 = 0; i < n; i++) store<u32>(to + (i << 2), load<u32>(from + (i << 2)));
          ip += 4;
          continue;
        }
        // Allocation, after HPCHK ------------------------------------------------------------------------------------------------------------
        case O.OP_CON: {
          const hp = reg(L.REG_HP);
          const n = byteB(ip);
          const info = load<u32>(ip, 4);
          store<u32>(hp, info & ~L.TAG_MASK);
          for (let i: u32 = 0; i < n; i++) store<u32>(hp + (i << 2), word(fp, load<u8>(ip + 8 + i) << 2), L.PAYLOAD);
          store<u32>(fp + a(ip), hp | (info & L.TAG_MASK));
          setReg(L.REG_HP, hp + ((n + L.PAYLOAD_W) << 2));
          ip += 8 + ((n + 3) & ~3);
          continue;
        }
        case O.OP_CON1: {
          const hp = reg(L.REG_HP);
          const info = load<u32>(ip, 4);
          store<u32>(hp, info & ~L.TAG_MASK);
          store<u32>(hp, word(fp, b(ip)), 4);
          store<u32>(fp + a(ip), hp | (info & L.TAG_MASK));
          setReg(L.REG_HP, hp + 8);
          ip += 8;
          continue;
        }
        case O.OP_CON2: {
          const hp = reg(L.REG_HP);
          const info = load<u32>(ip, 4);
          store<u32>(hp, info & ~L.TAG_MASK);
          store<u32>(hp, word(fp, b(ip)), 4);
          store<u32>(hp, word(fp, c(ip)), 8);
          store<u32>(fp + a(ip), hp | (info & L.TAG_MASK));
          setReg(L.REG_HP, hp + 12);
          ip += 8;
          continue;
        }
        case O.OP_CON1L: {
          const hp = reg(L.REG_HP);
          const info = load<u32>(ip, 4);
          store<u32>(hp, info & ~L.TAG_MASK);
          store<i64>(hp, long(fp, b(ip)), 4);
          store<u32>(fp + a(ip), hp | (info & L.TAG_MASK));
          setReg(L.REG_HP, hp + 12);
          ip += 8;
          continue;
        }
        case O.OP_THK: {
          const hp = reg(L.REG_HP);
          const n = byteB(ip);
          const info = load<u32>(ip, 4);
          store<u32>(hp, tracking() ? bornInActivation(info, fp + L.SLOT_BIAS_B) : info);
          for (let i: u32 = 0; i < n; i++) store<u32>(hp + (i << 2), word(fp, load<u8>(ip + 8 + i) << 2), L.THUNK_PAYLOAD);
          store<u32>(fp + a(ip), hp);
          setReg(L.REG_HP, hp + ((n + L.THUNK_PAYLOAD_W) << 2));
          ip += 8 + ((n + 3) & ~3);
          continue;
        }
        case O.OP_BUMP: {
          const hp = reg(L.REG_HP);
          store<u32>(fp + a(ip), hp | byteB(ip));
          setReg(L.REG_HP, hp + (byteC(ip) << 2));
          ip += 4;
          continue;
        }
        case O.OP_FILL: {
          const n = byteB(ip);
          const to = word(fp, a(ip)) & ~L.TAG_MASK;
          store<u32>(to, load<u32>(ip, 4) & ~L.TAG_MASK);
          for (let i: u32 = 0; i < n; i++) store<u32>(to + (i << 2), word(fp, load<u8>(ip + 8 + i) << 2), L.PAYLOAD);
          ip += 8 + ((n + 3) & ~3);
          continue;
        }
        case O.OP_FILLT: {
          const n = byteB(ip);
          const to = word(fp, a(ip));
          const info = load<u32>(ip, 4);
          store<u32>(to, tracking() ? bornInActivation(info, fp + L.SLOT_BIAS_B) : info);
          for (let i: u32 = 0; i < n; i++) store<u32>(to + (i << 2), word(fp, load<u8>(ip + 8 + i) << 2), L.THUNK_PAYLOAD);
          ip += 8 + ((n + 3) & ~3);
          continue;
        }
        // Branches --------------------------------------------------------------------------------------------------------------------------
        case O.OP_BRTAG: {
          ip = (word(fp, a(ip)) & L.TAG_MASK) == byteB(ip) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_SWTAG: {
          const i = (word(fp, a(ip)) & L.TAG_MASK) - 1;
          if (i >= byteB(ip)) {
            setReg(L.REG_EXIT_B, word(fp, a(ip)));
            arg = CHECK_CASE;
            act = A.ACT_INTERNAL;
            break;
          }
          ip += load<i32>(ip + (i << 2), 4) << 2;
          continue;
        }
        case O.OP_SWCON: {
          const i = load<u16>(load<u32>(word(fp, a(ip)) & ~L.TAG_MASK), L.INFO_CON) as u32;
          if (i >= byteB(ip)) {
            setReg(L.REG_EXIT_B, word(fp, a(ip)));
            arg = CHECK_CASE;
            act = A.ACT_INTERNAL;
            break;
          }
          ip += load<i32>(ip + (i << 2), 4) << 2;
          continue;
        }
        case O.OP_SWTAB: {
          const i = (long(fp, a(ip)) - load<i64>(ip, 4)) as u64;
          const n = byteB(ip);
          ip += i < (n as u64) ? load<i32>(ip + ((i as u32) << 2), 12) << 2 : 12 + (n << 2);
          continue;
        }
        case O.OP_CONTAG: {
          store<i64>(fp + a(ip), load<u16>(load<u32>(word(fp, b(ip)) & ~L.TAG_MASK), L.INFO_CON) as i64);
          ip += 4;
          continue;
        }
        case O.OP_JEQ64: {
          ip = long(fp, a(ip)) == long(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JNE64: {
          ip = long(fp, a(ip)) != long(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLT64: {
          ip = long(fp, a(ip)) < long(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLE64: {
          ip = long(fp, a(ip)) <= long(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGT64: {
          ip = long(fp, a(ip)) > long(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGE64: {
          ip = long(fp, a(ip)) >= long(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLT64U: {
          ip = (long(fp, a(ip)) as u64) < (long(fp, b(ip)) as u64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLE64U: {
          ip = (long(fp, a(ip)) as u64) <= (long(fp, b(ip)) as u64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGT64U: {
          ip = (long(fp, a(ip)) as u64) > (long(fp, b(ip)) as u64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGE64U: {
          ip = (long(fp, a(ip)) as u64) >= (long(fp, b(ip)) as u64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JEQ64I: {
          ip = long(fp, a(ip)) == (load<i8>(ip, 2) as i64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JNE64I: {
          ip = long(fp, a(ip)) != (load<i8>(ip, 2) as i64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLT64I: {
          ip = long(fp, a(ip)) < (load<i8>(ip, 2) as i64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLE64I: {
          ip = long(fp, a(ip)) <= (load<i8>(ip, 2) as i64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGT64I: {
          ip = long(fp, a(ip)) > (load<i8>(ip, 2) as i64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGE64I: {
          ip = long(fp, a(ip)) >= (load<i8>(ip, 2) as i64) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JEQ32: {
          ip = word(fp, a(ip)) == word(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JNE32: {
          ip = word(fp, a(ip)) != word(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLT32: {
          ip = word(fp, a(ip)) < word(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLE32: {
          ip = word(fp, a(ip)) <= word(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGT32: {
          ip = word(fp, a(ip)) > word(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGE32: {
          ip = word(fp, a(ip)) >= word(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JEQ32I: {
          ip = word(fp, a(ip)) == byteB(ip) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JNE32I: {
          ip = word(fp, a(ip)) != byteB(ip) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLT32I: {
          ip = word(fp, a(ip)) < byteB(ip) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLE32I: {
          ip = word(fp, a(ip)) <= byteB(ip) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGT32I: {
          ip = word(fp, a(ip)) > byteB(ip) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGE32I: {
          ip = word(fp, a(ip)) >= byteB(ip) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JEQF64: {
          ip = double(fp, a(ip)) == double(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JNEF64: {
          ip = double(fp, a(ip)) != double(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLTF64: {
          ip = double(fp, a(ip)) < double(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLEF64: {
          ip = double(fp, a(ip)) <= double(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGTF64: {
          ip = double(fp, a(ip)) > double(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGEF64: {
          ip = double(fp, a(ip)) >= double(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JEQF32: {
          ip = float(fp, a(ip)) == float(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JNEF32: {
          ip = float(fp, a(ip)) != float(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLTF32: {
          ip = float(fp, a(ip)) < float(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JLEF32: {
          ip = float(fp, a(ip)) <= float(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGTF32: {
          ip = float(fp, a(ip)) > float(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        case O.OP_JGEF32: {
          ip = float(fp, a(ip)) >= float(fp, b(ip)) ? target(ip) : ip + 8;
          continue;
        }
        // Comparisons as values ---------------------------------------------------------------------------------------------------------------
        case O.OP_EQ64: {
          store<i64>(fp + a(ip), i64(long(fp, b(ip)) == long(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_NE64: {
          store<i64>(fp + a(ip), i64(long(fp, b(ip)) != long(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LT64: {
          store<i64>(fp + a(ip), i64(long(fp, b(ip)) < long(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LE64: {
          store<i64>(fp + a(ip), i64(long(fp, b(ip)) <= long(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_GT64: {
          store<i64>(fp + a(ip), i64(long(fp, b(ip)) > long(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_GE64: {
          store<i64>(fp + a(ip), i64(long(fp, b(ip)) >= long(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LT64U: {
          store<i64>(fp + a(ip), i64((long(fp, b(ip)) as u64) < (long(fp, c(ip)) as u64)));
          ip += 4;
          continue;
        }
        case O.OP_LE64U: {
          store<i64>(fp + a(ip), i64((long(fp, b(ip)) as u64) <= (long(fp, c(ip)) as u64)));
          ip += 4;
          continue;
        }
        case O.OP_GT64U: {
          store<i64>(fp + a(ip), i64((long(fp, b(ip)) as u64) > (long(fp, c(ip)) as u64)));
          ip += 4;
          continue;
        }
        case O.OP_GE64U: {
          store<i64>(fp + a(ip), i64((long(fp, b(ip)) as u64) >= (long(fp, c(ip)) as u64)));
          ip += 4;
          continue;
        }
        case O.OP_EQ32: {
          store<i64>(fp + a(ip), i64(word(fp, b(ip)) == word(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_NE32: {
          store<i64>(fp + a(ip), i64(word(fp, b(ip)) != word(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LT32: {
          store<i64>(fp + a(ip), i64(word(fp, b(ip)) < word(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LE32: {
          store<i64>(fp + a(ip), i64(word(fp, b(ip)) <= word(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_GT32: {
          store<i64>(fp + a(ip), i64(word(fp, b(ip)) > word(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_GE32: {
          store<i64>(fp + a(ip), i64(word(fp, b(ip)) >= word(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_EQF64: {
          store<i64>(fp + a(ip), i64(double(fp, b(ip)) == double(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_NEF64: {
          store<i64>(fp + a(ip), i64(double(fp, b(ip)) != double(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LTF64: {
          store<i64>(fp + a(ip), i64(double(fp, b(ip)) < double(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LEF64: {
          store<i64>(fp + a(ip), i64(double(fp, b(ip)) <= double(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_GTF64: {
          store<i64>(fp + a(ip), i64(double(fp, b(ip)) > double(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_GEF64: {
          store<i64>(fp + a(ip), i64(double(fp, b(ip)) >= double(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_EQF32: {
          store<i64>(fp + a(ip), i64(float(fp, b(ip)) == float(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_NEF32: {
          store<i64>(fp + a(ip), i64(float(fp, b(ip)) != float(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LTF32: {
          store<i64>(fp + a(ip), i64(float(fp, b(ip)) < float(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_LEF32: {
          store<i64>(fp + a(ip), i64(float(fp, b(ip)) <= float(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_GTF32: {
          store<i64>(fp + a(ip), i64(float(fp, b(ip)) > float(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_GEF32: {
          store<i64>(fp + a(ip), i64(float(fp, b(ip)) >= float(fp, c(ip))));
          ip += 4;
          continue;
        }
        // Int#, Word# ------------------------------------------------------------------------------------------------------------------------
        case O.OP_ADD64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) + long(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_SUB64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) - long(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_MUL64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) * long(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_AND64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) & long(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_OR64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) | long(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_XOR64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) ^ long(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_SHL64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) << long(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_SAR64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) >> long(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_SHR64: {
          store<i64>(fp + a(ip), ((long(fp, b(ip)) as u64) >> (long(fp, c(ip)) as u64)) as i64);
          ip += 4;
          continue;
        }
        case O.OP_ADDI64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) + (load<i8>(ip, 3) as i64));
          ip += 4;
          continue;
        }
        case O.OP_MULI64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) * (load<i8>(ip, 3) as i64));
          ip += 4;
          continue;
        }
        case O.OP_ANDI64: {
          store<i64>(fp + a(ip), long(fp, b(ip)) & (byteC(ip) as i64));
          ip += 4;
          continue;
        }
        case O.OP_QUOT64: {
          const y = long(fp, c(ip));
          if (y == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_DIVIDE_BY_ZERO;
            act = A.ACT_RAISE;
            break;
          }
          const x = long(fp, b(ip));
          if (u32(y == -1) & u32(x == i64.MIN_VALUE)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_OVERFLOW;
            act = A.ACT_RAISE;
            break;
          }
          store<i64>(fp + a(ip), x / y);
          ip += 8;
          continue;
        }
        case O.OP_REM64: {
          const y = long(fp, c(ip));
          if (y == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_DIVIDE_BY_ZERO;
            act = A.ACT_RAISE;
            break;
          }
          const x = long(fp, b(ip));
          store<i64>(fp + a(ip), x % y);
          ip += 8;
          continue;
        }
        case O.OP_DIV64: {
          const y = long(fp, c(ip));
          if (y == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_DIVIDE_BY_ZERO;
            act = A.ACT_RAISE;
            break;
          }
          const x = long(fp, b(ip));
          if (u32(y == -1) & u32(x == i64.MIN_VALUE)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_OVERFLOW;
            act = A.ACT_RAISE;
            break;
          }
          const q = x / y;
          store<i64>(fp + a(ip), q - i64(u32((x ^ y) < 0) & u32(q * y != x)));
          ip += 8;
          continue;
        }
        case O.OP_MOD64: {
          const y = long(fp, c(ip));
          if (y == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_DIVIDE_BY_ZERO;
            act = A.ACT_RAISE;
            break;
          }
          const r = long(fp, b(ip)) % y;
          store<i64>(fp + a(ip), u32((r ^ y) < 0) & u32(r != 0) ? r + y : r);
          ip += 8;
          continue;
        }
        case O.OP_QUOT64U: {
          const y = long(fp, c(ip));
          if (y == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_DIVIDE_BY_ZERO;
            act = A.ACT_RAISE;
            break;
          }
          const x = long(fp, b(ip));
          store<i64>(fp + a(ip), ((x as u64) / (y as u64)) as i64);
          ip += 8;
          continue;
        }
        case O.OP_REM64U: {
          const y = long(fp, c(ip));
          if (y == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_DIVIDE_BY_ZERO;
            act = A.ACT_RAISE;
            break;
          }
          const x = long(fp, b(ip));
          store<i64>(fp + a(ip), ((x as u64) % (y as u64)) as i64);
          ip += 8;
          continue;
        }
        case O.OP_NEG64: {
          store<i64>(fp + a(ip), -long(fp, b(ip)));
          ip += 4;
          continue;
        }
        case O.OP_NOT64: {
          store<i64>(fp + a(ip), ~long(fp, b(ip)));
          ip += 4;
          continue;
        }
        case O.OP_POPCNT64: {
          store<i64>(fp + a(ip), popcnt<i64>(long(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_CLZ64: {
          store<i64>(fp + a(ip), clz<i64>(long(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_CTZ64: {
          store<i64>(fp + a(ip), ctz<i64>(long(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_BSWAP64: {
          store<i64>(fp + a(ip), bswap<u64>(long(fp, b(ip)) as u64) as i64);
          ip += 4;
          continue;
        }
        case O.OP_NARROW8: {
          store<i64>(fp + a(ip), (long(fp, b(ip)) as i8) as i64);
          ip += 4;
          continue;
        }
        case O.OP_NARROW16: {
          store<i64>(fp + a(ip), (long(fp, b(ip)) as i16) as i64);
          ip += 4;
          continue;
        }
        case O.OP_NARROW32: {
          store<i64>(fp + a(ip), (long(fp, b(ip)) as i32) as i64);
          ip += 4;
          continue;
        }
        case O.OP_NARROW8U: {
          store<i64>(fp + a(ip), (long(fp, b(ip)) as u8) as i64);
          ip += 4;
          continue;
        }
        case O.OP_NARROW16U: {
          store<i64>(fp + a(ip), (long(fp, b(ip)) as u16) as i64);
          ip += 4;
          continue;
        }
        case O.OP_NARROW32U: {
          store<i64>(fp + a(ip), (long(fp, b(ip)) as u32) as i64);
          ip += 4;
          continue;
        }
        case O.OP_I64TO32: {
          store<u32>(fp + a(ip), word(fp, b(ip)));
          ip += 4;
          continue;
        }
        case O.OP_I32TO64: {
          store<i64>(fp + a(ip), word(fp, b(ip)) as i64);
          ip += 4;
          continue;
        }
        case O.OP_ADDA: {
          store<u32>(fp + a(ip), word(fp, b(ip)) + word(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_SUBA: {
          store<i64>(fp + a(ip), ((word(fp, b(ip)) as i32) - (word(fp, c(ip)) as i32)) as i64);
          ip += 4;
          continue;
        }
        // Double#, Float# --------------------------------------------------------------------------------------------------------------------
        case O.OP_ADDF64: {
          store<f64>(fp + a(ip), double(fp, b(ip)) + double(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_SUBF64: {
          store<f64>(fp + a(ip), double(fp, b(ip)) - double(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_MULF64: {
          store<f64>(fp + a(ip), double(fp, b(ip)) * double(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_DIVF64: {
          store<f64>(fp + a(ip), double(fp, b(ip)) / double(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_NEGF64: {
          store<f64>(fp + a(ip), -double(fp, b(ip)));
          ip += 4;
          continue;
        }
        case O.OP_ABSF64: {
          store<f64>(fp + a(ip), abs<f64>(double(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_SQRTF64: {
          store<f64>(fp + a(ip), sqrt<f64>(double(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_FLOORF64: {
          store<f64>(fp + a(ip), floor<f64>(double(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_CEILF64: {
          store<f64>(fp + a(ip), ceil<f64>(double(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_TRUNCF64: {
          store<f64>(fp + a(ip), trunc<f64>(double(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_NEARESTF64: {
          store<f64>(fp + a(ip), nearest<f64>(double(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_ADDF32: {
          store<f32>(fp + a(ip), float(fp, b(ip)) + float(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_SUBF32: {
          store<f32>(fp + a(ip), float(fp, b(ip)) - float(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_MULF32: {
          store<f32>(fp + a(ip), float(fp, b(ip)) * float(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_DIVF32: {
          store<f32>(fp + a(ip), float(fp, b(ip)) / float(fp, c(ip)));
          ip += 4;
          continue;
        }
        case O.OP_NEGF32: {
          store<f32>(fp + a(ip), -float(fp, b(ip)));
          ip += 4;
          continue;
        }
        case O.OP_ABSF32: {
          store<f32>(fp + a(ip), abs<f32>(float(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_SQRTF32: {
          store<f32>(fp + a(ip), sqrt<f32>(float(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_I64TOF64: {
          store<f64>(fp + a(ip), long(fp, b(ip)) as f64);
          ip += 4;
          continue;
        }
        case O.OP_F64TOI64: {
          store<i64>(fp + a(ip), double(fp, b(ip)) as i64);
          ip += 4;
          continue;
        }
        case O.OP_I64TOF32: {
          store<f32>(fp + a(ip), long(fp, b(ip)) as f32);
          ip += 4;
          continue;
        }
        case O.OP_F32TOI64: {
          store<i64>(fp + a(ip), float(fp, b(ip)) as i64);
          ip += 4;
          continue;
        }
        case O.OP_F32TOF64: {
          store<f64>(fp + a(ip), float(fp, b(ip)) as f64);
          ip += 4;
          continue;
        }
        case O.OP_F64TOF32: {
          store<f32>(fp + a(ip), double(fp, b(ip)) as f32);
          ip += 4;
          continue;
        }
        case O.OP_W64TOF64: {
          store<f64>(fp + a(ip), (long(fp, b(ip)) as u64) as f64);
          ip += 4;
          continue;
        }
        case O.OP_W64TOF32: {
          store<f32>(fp + a(ip), (long(fp, b(ip)) as u64) as f32);
          ip += 4;
          continue;
        }
        case O.OP_MATH1: {
          store<f64>(fp + a(ip), math(byteC(ip), double(fp, b(ip))));
          ip += 4;
          continue;
        }
        case O.OP_POWF64: {
          store<f64>(fp + a(ip), pow(double(fp, b(ip)), double(fp, c(ip))));
          ip += 4;
          continue;
        }
        // Literals, mutable objects -----------------------------------------------------------------------------------------------------------
        case O.OP_LD8A: {
          store<u32>(fp + a(ip), load<u8>(word(fp, b(ip)) + word(fp, c(ip))));
          ip += 4;
          continue;
        }
        case O.OP_RDVAR: {
          store<u32>(fp + a(ip), load<u32>(word(fp, b(ip)) & ~L.TAG_MASK, L.MUTVAR_VALUE));
          ip += 4;
          continue;
        }
        case O.OP_WRVAR: {
          const v = word(fp, a(ip)) & ~L.TAG_MASK;
          store<u32>(v, word(fp, b(ip)), L.MUTVAR_VALUE);
          ip += 4;
          if (load<u32>(v) != I_MUT_VAR_CLEAN) continue;
          arg = v;
          act = A.ACT_DIRTY_VAR;
          break;
        }
        case O.OP_RDARR: {
          const array = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= (load<u32>(array, L.ARRAY_COUNT) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          store<u32>(fp + a(ip), load<u32>(array + ((i as u32) << 2), L.ARRAY_ELEMS));
          ip += 8;
          continue;
        }
        case O.OP_WRARR: {
          const array = word(fp, a(ip)) & ~L.TAG_MASK;
          const i = long(fp, b(ip)) as u64;
          if (i >= (load<u32>(array, L.ARRAY_COUNT) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const slot = array + ((i as u32) << 2);
          store<u32>(slot, word(fp, c(ip)), L.ARRAY_ELEMS);
          ip += 8;
          const state = load<u32>(array);
          if (state == I_ARRAY_DIRTY) continue;
          markCard(slot + L.ARRAY_ELEMS);
          if (state != I_ARRAY_CLEAN) continue;
          arg = array;
          act = A.ACT_DIRTY_ARRAY;
          break;
        }
        case O.OP_SIZEARR: {
          store<i64>(fp + a(ip), load<u32>(word(fp, b(ip)) & ~L.TAG_MASK, L.ARRAY_COUNT) as i64);
          ip += 4;
          continue;
        }
        case O.OP_SIZEBYTES: {
          store<i64>(fp + a(ip), load<u32>(word(fp, b(ip)) & ~L.TAG_MASK, L.BYTES_COUNT) as i64);
          ip += 4;
          continue;
        }
        case O.OP_RDB8: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 0) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + (i as u32);
          store<i64>(fp + a(ip), load<u8>(at, L.BYTES_DATA) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDB8I: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 0) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + (i as u32);
          store<i64>(fp + a(ip), load<i8>(at, L.BYTES_DATA) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDB16: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 1) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 1);
          store<i64>(fp + a(ip), load<u16>(at, L.BYTES_DATA) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDB16I: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 1) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 1);
          store<i64>(fp + a(ip), load<i16>(at, L.BYTES_DATA) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDB32: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 2) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 2);
          store<i64>(fp + a(ip), load<u32>(at, L.BYTES_DATA) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDB32I: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 2) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 2);
          store<i64>(fp + a(ip), load<i32>(at, L.BYTES_DATA) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDB64: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 3) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 3);
          store<i64>(fp + a(ip), load<i64>(at, L.BYTES_DATA));
          ip += 8;
          continue;
        }
        case O.OP_RDBF32: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 2) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 2);
          store<f32>(fp + a(ip), load<f32>(at, L.BYTES_DATA));
          ip += 8;
          continue;
        }
        case O.OP_RDBF64: {
          const bytes = word(fp, b(ip)) & ~L.TAG_MASK;
          const i = long(fp, c(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 3) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 3);
          store<f64>(fp + a(ip), load<f64>(at, L.BYTES_DATA));
          ip += 8;
          continue;
        }
        case O.OP_WRB8: {
          const bytes = word(fp, a(ip)) & ~L.TAG_MASK;
          const i = long(fp, b(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 0) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + (i as u32);
          store<u8>(at, word(fp, c(ip)) as u8, L.BYTES_DATA);
          ip += 8;
          continue;
        }
        case O.OP_WRB16: {
          const bytes = word(fp, a(ip)) & ~L.TAG_MASK;
          const i = long(fp, b(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 1) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 1);
          store<u16>(at, word(fp, c(ip)) as u16, L.BYTES_DATA);
          ip += 8;
          continue;
        }
        case O.OP_WRB32: {
          const bytes = word(fp, a(ip)) & ~L.TAG_MASK;
          const i = long(fp, b(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 2) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 2);
          store<u32>(at, word(fp, c(ip)), L.BYTES_DATA);
          ip += 8;
          continue;
        }
        case O.OP_WRB64: {
          const bytes = word(fp, a(ip)) & ~L.TAG_MASK;
          const i = long(fp, b(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 3) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 3);
          store<i64>(at, long(fp, c(ip)), L.BYTES_DATA);
          ip += 8;
          continue;
        }
        case O.OP_WRBF32: {
          const bytes = word(fp, a(ip)) & ~L.TAG_MASK;
          const i = long(fp, b(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 2) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 2);
          store<f32>(at, float(fp, c(ip)), L.BYTES_DATA);
          ip += 8;
          continue;
        }
        case O.OP_WRBF64: {
          const bytes = word(fp, a(ip)) & ~L.TAG_MASK;
          const i = long(fp, b(ip)) as u64;
          if (i >= ((load<u32>(bytes, L.BYTES_COUNT) >>> 3) as u64)) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            arg = W.WK_INDEX;
            act = A.ACT_RAISE;
            break;
          }
          const at = bytes + ((i as u32) << 3);
          store<f64>(at, double(fp, c(ip)), L.BYTES_DATA);
          ip += 8;
          continue;
        }
        // Memory behind addresses ---------------------------------------------------------------------------------------------------------------
        case O.OP_RDM8: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)), 1);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<i64>(fp + a(ip), load<u8>(at) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDM8I: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)), 1);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<i64>(fp + a(ip), load<i8>(at) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDM16: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)) << 1, 2);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<i64>(fp + a(ip), load<u16>(at) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDM16I: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)) << 1, 2);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<i64>(fp + a(ip), load<i16>(at) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDM32: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)) << 2, 4);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<i64>(fp + a(ip), load<u32>(at) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDM32I: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)) << 2, 4);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<i64>(fp + a(ip), load<i32>(at) as i64);
          ip += 8;
          continue;
        }
        case O.OP_RDM64: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)) << 3, 8);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<i64>(fp + a(ip), load<i64>(at));
          ip += 8;
          continue;
        }
        case O.OP_RDM8C: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)), 1);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<u32>(fp + a(ip), load<u8>(at));
          ip += 8;
          continue;
        }
        case O.OP_RDM32C: {
          const at = readableAt(word(fp, b(ip)), long(fp, c(ip)) << 2, 4);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<u32>(fp + a(ip), load<u32>(at));
          ip += 8;
          continue;
        }
        case O.OP_WRM8: {
          const at = writableAt(word(fp, a(ip)), long(fp, b(ip)), 1);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<u8>(at, word(fp, c(ip)) as u8);
          ip += 8;
          continue;
        }
        case O.OP_WRM16: {
          const at = writableAt(word(fp, a(ip)), long(fp, b(ip)) << 1, 2);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<u16>(at, word(fp, c(ip)) as u16);
          ip += 8;
          continue;
        }
        case O.OP_WRM32: {
          const at = writableAt(word(fp, a(ip)), long(fp, b(ip)) << 2, 4);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<u32>(at, word(fp, c(ip)));
          ip += 8;
          continue;
        }
        case O.OP_WRM64: {
          const at = writableAt(word(fp, a(ip)), long(fp, b(ip)) << 3, 8);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<i64>(at, long(fp, c(ip)));
          ip += 8;
          continue;
        }
        case O.OP_WRM32C: {
          const at = writableAt(word(fp, a(ip)), long(fp, b(ip)) << 2, 4);
          if (at == 0) {
            store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
            act = A.ACT_NO_MEMORY;
            break;
          }
          store<u32>(at, word(fp, c(ip)));
          ip += 8;
          continue;
        }
        case O.OP_SAMEP: {
          store<i64>(fp + a(ip), i64((word(fp, b(ip)) & ~L.TAG_MASK) == (word(fp, c(ip)) & ~L.TAG_MASK)));
          ip += 4;
          continue;
        }
        // Integer: both small and the result too, or else the primop ------------------------------------------------------------------------------
        case O.OP_INTADD: {
          const hp = reg(L.REG_HP);
          const p = word(fp, b(ip));
          const q = word(fp, c(ip));
          if ((p & q & L.TAG_MASK) == 1 && ((p | q) & L.TAG_MASK) == 1) {
            const x = load<i64>(p - 1, L.PAYLOAD);
            const y = load<i64>(q - 1, L.PAYLOAD);
            const z = x + y;
            if (u32(((x ^ z) & (y ^ z)) >= 0) & u32(hp + 12 <= reg(L.REG_HPLIM))) {
              store<u32>(hp, I_INTEGER_S);
              store<i64>(hp, z, L.PAYLOAD);
              store<u32>(fp + a(ip), hp | 1);
              setReg(L.REG_HP, hp + 12);
              ip += 12;
              continue;
            }
          }
          store<u32>(fp, p, L.SLOT_BIAS_B - 8);
          store<u32>(fp, q, L.SLOT_BIAS_B - 4);
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          arg = P.PRIM_INTEGER_ADD;
          act = A.ACT_PRIM;
          break;
        }
        case O.OP_INTSUB: {
          const hp = reg(L.REG_HP);
          const p = word(fp, b(ip));
          const q = word(fp, c(ip));
          if ((p & q & L.TAG_MASK) == 1 && ((p | q) & L.TAG_MASK) == 1) {
            const x = load<i64>(p - 1, L.PAYLOAD);
            const y = load<i64>(q - 1, L.PAYLOAD);
            const z = x - y;
            if (u32(((x ^ y) & (x ^ z)) >= 0) & u32(hp + 12 <= reg(L.REG_HPLIM))) {
              store<u32>(hp, I_INTEGER_S);
              store<i64>(hp, z, L.PAYLOAD);
              store<u32>(fp + a(ip), hp | 1);
              setReg(L.REG_HP, hp + 12);
              ip += 12;
              continue;
            }
          }
          store<u32>(fp, p, L.SLOT_BIAS_B - 8);
          store<u32>(fp, q, L.SLOT_BIAS_B - 4);
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          arg = P.PRIM_INTEGER_SUB;
          act = A.ACT_PRIM;
          break;
        }
        case O.OP_INTMUL: {
          const hp = reg(L.REG_HP);
          const p = word(fp, b(ip));
          const q = word(fp, c(ip));
          if ((p & q & L.TAG_MASK) == 1 && ((p | q) & L.TAG_MASK) == 1) {
            const x = load<i64>(p - 1, L.PAYLOAD);
            const y = load<i64>(q - 1, L.PAYLOAD);
            const z = x * y;
            if (u32(fitsHalf(x) & fitsHalf(y)) & u32(hp + 12 <= reg(L.REG_HPLIM))) {
              store<u32>(hp, I_INTEGER_S);
              store<i64>(hp, z, L.PAYLOAD);
              store<u32>(fp + a(ip), hp | 1);
              setReg(L.REG_HP, hp + 12);
              ip += 12;
              continue;
            }
          }
          store<u32>(fp, p, L.SLOT_BIAS_B - 8);
          store<u32>(fp, q, L.SLOT_BIAS_B - 4);
          store<u32>(fp, load<u32>(ip, 4), L.SLOT_BIAS_B);
          noteCall(fp + L.SLOT_BIAS_B);
          arg = P.PRIM_INTEGER_MUL;
          act = A.ACT_PRIM;
          break;
        }
        // The machine's own frames ---------------------------------------------------------------------------------------------------------------
        case O.OP_UPDATE_RET: {
          const thunk = load<u32>(fp, L.SLOT_BIAS_B + L.UPDATE_UPDATEE);
          if (u32(load<u32>(thunk, L.IND_INDIRECTEE) != reg(L.REG_STACK)) | u32(isOld(thunk)) | u32((r1 & L.TAG_MASK) == 0)) {
            act = A.ACT_UPDATE;
            break;
          }
          if (DEBUG) noteUpdate(thunk);
          store<u32>(thunk, I_IND);
          store<u32>(thunk, r1, L.IND_INDIRECTEE);
          fp += 4 * L.UPDATE_SIZE_W;
          ip = load<u32>(load<u32>(fp, L.SLOT_BIAS_B), L.INFO_ENTRY);
          continue;
        }
        case O.OP_APPLY_RET: {
          const shape = load<u32>(fp, L.SLOT_BIAS_B + L.APPLY_SHAPE);
          fp += 4 * (L.APPLY_SIZE_W + shapeWords(shape));
          const info = load<u32>(r1 & ~L.TAG_MASK);
          if (u32((r1 & L.TAG_MASK) != 0) & u32(load<u32>(info, L.INFO_SHAPE) == shape) & u32(load<u8>(info, L.INFO_TYPE) == T.TYPE_FUN)) {
            ip = load<u32>(info, L.INFO_ENTRY);
            continue;
          }
          arg = shape;
          act = A.ACT_APPLY;
          break;
        }
        case O.OP_ENTER_RET: {
          r1 = load<u32>(fp, L.SLOT_BIAS_B + L.ENTER_CLOSURE);
          fp += 4 * L.ENTER_SIZE_W;
          ip = STUB_ENTER;
          continue;
        }
        case O.OP_CATCH_RET:
        case O.OP_MASK_RET:
        case O.OP_MASK_UNINTERRUPTIBLE_RET:
        case O.OP_UNMASK_RET:
        case O.OP_BOUNDARY_RET:
        case O.OP_UNDERFLOW_RET:
        case O.OP_STOP_RET:
        case O.OP_BLOCKED_RET:
        case O.OP_RAISE_RET:
        case O.OP_FIRST_ENTER:
        case O.OP_FIRST_RET:
        case O.OP_RAISE_ENTER: {
          arg = load<u8>(ip) as u32;
          act = A.ACT_FRAME;
          break;
        }
        case O.OP_BAD:
        default: {
          setReg(L.REG_EXIT_B, ip);
          arg = CHECK_BAD_OPCODE;
          act = A.ACT_INTERNAL;
          break;
        }
      }
      break;
    }
    setReg(L.REG_IP, ip);
    setReg(L.REG_SP, fp + L.SLOT_BIAS_B);
    setReg(L.REG_R1, r1);
    setReg(L.REG_FUEL, fuel);
    if (DEBUG) store<u64>(L.REGS + L.STAT_STEPS, steps);
    if (A.slow(act, arg)) return reg(L.REG_EXIT);
  }
}

// @ts-ignore: decorator
@inline
function fitsHalf(x: i64): u32 {
  return u32(((x as i32) as i64) == x);
}
