/**
 * Variables by the names the author gave them: of a frame that waits, of the activation under way, of the closure that is being entered.
 *
 * What a waiting frame holds its info table says. Between two instructions nobody says it; but a variable that is live at the next place that has a table,
 * and is not written before it, is there already.
 */

import { TYPE_FUN, TYPE_RET } from '../../../abi/closure-types.gen.ts';
import type { DebugTables } from '../../../abi/image.ts';
import * as L from '../../../abi/layout.ts';
import { LIBRARY_IMAGE } from '../../../abi/library.ts';
import { infoAt, untag } from '../../memory/decode.ts';
import { type Field, type FieldRep, fieldWords, readArguments, readField, readPayload } from '../../memory/fields.ts';
import { decodeFrame, type Frame } from '../../memory/frames.ts';
import { readInfo } from '../../memory/info.ts';
import { isGenerated } from '../../memory/source-names.ts';
import type { RawFrame } from '../../memory/walk.ts';
import type { Target } from '../protocol.ts';
import { type CodeInstruction, instructionAt, operandOf, type Procedure, rowBefore } from './code.ts';
import type { Standing } from './standing.ts';

/** `result`: what a call or evaluation has just given to the frame. `part`: what a frame of the machine's own holds. */
export type VariableRole = 'argument' | 'local' | 'free' | 'result' | 'part';

export interface Variable {
  readonly name: string;
  readonly role: VariableRole;
  readonly field: Field;
  /** a name that only the compiler gives */
  readonly generated: boolean;
}

/** Instructions looked at to find what is live. */
const LOOK_AHEAD = 400;

/** Variables of a frame that waits. */
export function frameVariables(target: Target, raw: RawFrame): Variable[] {
  const frame = decodeFrame(target.view, target.debug, raw);
  return frame.kind === 'ret' ? frame.vars.map((field, i) => variable(target, raw.infoAddress, field, 'local', `slot ${i + 1}`)) : partsOf(target, frame);
}

function partsOf(target: Target, frame: Frame): Variable[] {
  const pointer = (name: string, value: number): Variable => ({ name, role: 'part', field: { name, rep: 'p', value }, generated: false });
  switch (frame.kind) {
    case 'update':
      return [pointer('thunk', frame.updatee)];
    case 'catch':
      return [pointer('handler', frame.handler)];
    case 'enter':
      return [pointer('closure', frame.closure)];
    case 'raise':
      return [pointer('exception', frame.exception)];
    case 'apply':
    case 'blocked':
      return frame.args.map((field, i) => variable(target, 0, field, 'part', `argument ${i + 1}`));
    default:
      return [];
  }
}

/** @param address in the image whose tables have the name; 0: no image's */
function variable(target: Target, address: number, field: Field, role: VariableRole, unnamed: string): Variable {
  const generated = marksOwnNames(target, address) ? field.name === '' || field.name.startsWith('$') : isGenerated(field.name);
  return { name: field.name || unnamed, role, field, generated };
}

const marking = new WeakMap<DebugTables, boolean>();

/** Was the image compiled for debuggers? Then all names that the compiler has given are marked, and others are the author's, whatever they look like. */
function marksOwnNames({ debug }: Target, address: number): boolean {
  const image = debug.imageOf(address);
  const tables = image === null || image.name === LIBRARY_IMAGE ? null : debug.tables(image);
  if (tables === null) return false;
  let marks = marking.get(tables);
  if (marks === undefined) {
    marks = tables.infos.some(({ name, vars }) => name.startsWith('$_') || vars.some((v) => v.name.startsWith('$_')));
    marking.set(tables, marks);
  }
  return marks;
}

/** Variables of the activation under way at a stop between two instructions. */
export function runningVariables(target: Target, at: Standing): Variable[] {
  const { procedure } = at;
  if (!at.isRaw || procedure === null) return [];
  const free = freeVariables(target, at, procedure);
  if (at.isEntry) return [...entryArguments(target, at, procedure), ...free];
  const returned = returnedTo(target, at);
  if (returned !== null) return returned;
  const found = new Map<string, Variable>();
  if (isBeforeFirstSafepoint(target, at, procedure)) for (const v of entryArguments(target, at, procedure)) found.set(v.name, v);
  for (const v of liveAhead(target, at)) if (!found.has(v.name)) found.set(v.name, v);
  return [...found.values(), ...free];
}

/** The arguments where the caller has put them: directly below its Sp. */
function entryArguments(target: Target, at: Standing, procedure: Procedure): Variable[] {
  const { view } = target;
  const info = readInfo(view, procedure.infoAddress);
  if (info === null || !procedure.isFunction) return [];
  const start = at.callers.sp - procedure.argWords * L.WORD_B;
  const params = procedure.info?.debug.params ?? [];
  const fields = params.length === 0 ? readArguments(view, start, info.shape) : namedArguments(target, start, params);
  return patternsNumbered(fields.map((field, i) => variable(target, procedure.infoAddress, field, 'argument', `argument ${i + 1}`)));
}

/** Arguments for which the author has written patterns instead of names are `$1`, `$2`, …, by their number among the author's arguments. */
function patternsNumbered(args: readonly Variable[]): Variable[] {
  let number = 0;
  return args.map((argument) => {
    if (argument.generated && !PATTERN_ARGUMENT.test(argument.name)) return argument;
    number++;
    return argument.generated ? { ...argument, name: `$${number}`, generated: false } : argument;
  });
}

/** What the compiler calls an argument that is matched against patterns; `$d…` are dictionaries. */
const PATTERN_ARGUMENT = /^(\$_)?ds(_\d+)?$/;

function namedArguments({ view }: Target, start: number, params: readonly { readonly name: string; readonly rep: string }[]): Field[] {
  let at = start;
  return params.map(({ name, rep }) => {
    const field = readField(view, at, rep as FieldRep, name);
    at += fieldWords(rep as FieldRep) * L.WORD_B;
    return field;
  });
}

/** Free variables of the closure in R1, as long as R1 is that closure: at its entry. */
function freeVariables(target: Target, at: Standing, procedure: Procedure): Variable[] {
  if (!at.isEntry) return [];
  const address = untag(at.r1);
  const info = infoAt(target.view, address);
  if (info === null || info.address !== procedure.infoAddress || (info.flags & L.INFO_STATIC) !== 0) return [];
  const first = info.type === TYPE_FUN ? L.PAYLOAD_W : L.THUNK_PAYLOAD_W;
  return readPayload(target.view, target.debug, info, address, first, MAX_FREE).map((field, i) =>
    variable(target, info.address, field, 'free', `free ${i + 1}`),
  );
}

const MAX_FREE = 256;

/** A frame that has just been returned to still says in word 0 what it holds; the result is in R1. Null when that is not so. */
function returnedTo(target: Target, at: Standing): Variable[] | null {
  const { view, debug } = target;
  const infoAddress = at.frame === 0 ? 0 : view.u32(at.frame);
  const info = readInfo(view, infoAddress);
  if (info === null || info.type !== TYPE_RET || info.entry !== at.ip || (info.flags & L.INFO_SAFEPOINT) !== 0) return null;
  const frame = decodeFrame(view, debug, { sp: at.frame, infoAddress, infoId: info.id, kind: 'ret', ip: info.entry, words: info.ptrs });
  if (frame.kind !== 'ret') return null;
  const given = instructionAt(target, at.ip);
  const locals = frame.vars.map((field, i) => variable(target, infoAddress, field, 'local', `slot ${i + 1}`));
  if (given?.op !== 'R1GET') return locals;
  const known = /^case of (\S+)$/.exec(frame.waits)?.[1] ?? '';
  const name = isGenerated(known) ? 'result' : known;
  return [{ name, role: 'result', field: { name, rep: 'p', value: at.r1 }, generated: false }, ...locals];
}

/** Nothing has been called, evaluated or collected since the entry: arguments are where they were, if they are not overwritten. */
function isBeforeFirstSafepoint(target: Target, at: Standing, procedure: Procedure): boolean {
  const slots = procedure.frameWords - procedure.argWords;
  let instruction = instructionAt(target, procedure.entry);
  for (let i = 0; i < LOOK_AHEAD && instruction !== null && instruction.address < at.ip; i++) {
    if (instruction.address !== procedure.entry) {
      if (instruction.operands.some((o) => o.kind === 'info')) return false;
      for (const slot of written(instruction)) if (slot >= slots) return false;
    }
    instruction = instructionAt(target, instruction.next);
  }
  return instruction !== null && instruction.address === at.ip;
}

/** What is live at the next places that have a table, and was not written on the way there. */
function liveAhead(target: Target, at: Standing): Variable[] {
  const found = new Map<string, Variable>();
  const seen = new Set<number>();
  const waiting: { address: number; written: ReadonlySet<number> }[] = [{ address: at.ip, written: new Set() }];
  for (let steps = 0; steps < LOOK_AHEAD; steps++) {
    const path = waiting.shift();
    if (path === undefined) break;
    const instruction = seen.has(path.address) ? null : instructionAt(target, path.address);
    if (instruction === null) continue;
    seen.add(path.address);
    const site = siteOf(target, instruction);
    if (site === null) {
      const writes = new Set([...path.written, ...written(instruction)]);
      for (const address of successors(instruction)) waiting.push({ address, written: writes });
      continue;
    }
    for (const v of site) {
      const isWritten = Array.from({ length: fieldWords(v.rep as FieldRep) }, (_, i) => v.at + i).some((slot) => path.written.has(slot));
      if (isWritten || v.rep === 'void' || found.has(v.name)) continue;
      found.set(v.name, variable(target, at.ip, readField(target.view, at.sp + v.at * L.WORD_B, v.rep as FieldRep, v.name), 'local', ''));
    }
  }
  return [...found.values()];
}

/** The variables that the debug tables list for the place an instruction is; null when it is no such place. */
function siteOf(target: Target, instruction: CodeInstruction): readonly { readonly name: string; readonly rep: string; readonly at: number }[] | null {
  const { view, debug } = target;
  const before = rowBefore(target, instruction.address);
  if (before !== null) return before.debug.vars;
  const address = operandOf(instruction, 'info');
  const info = address === undefined ? null : readInfo(view, address);
  return info === null || info.type !== TYPE_RET ? null : (debug.info(info.id)?.debug.vars ?? []);
}

/** Slots an instruction writes. */
function written({ op, operands }: CodeInstruction): number[] {
  const slots: number[] = [];
  const count = op === 'FIELDS' ? Number(operands[2].value) : op === 'R1FREE' ? Number(operands[2].value) : 1;
  for (const { kind, value } of operands) {
    const words = kind === 'd' ? count : kind === 'd2' ? 2 : 0;
    for (let i = 0; i < words; i++) slots.push(Number(value) + i);
  }
  return slots;
}

/** Instructions that may follow within the procedure. */
function successors(instruction: CodeInstruction): number[] {
  const { op, operands, next } = instruction;
  const targets = operands.flatMap((o) => (o.kind === 'off' ? [Number(o.value)] : o.kind === 'table' ? [...(o.value as readonly number[])] : []));
  const ends = /^(JMP|TAIL|TAILN|TAILAP|ENTER|RET.|TAILPRIM|TAILHOST|FAIL|SWTAG|SWCON)$/.test(op);
  return ends ? targets : [next, ...targets];
}
