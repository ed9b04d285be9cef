/** Payloads as named fields: which words there are and, where the debug tables know, what the author called them and of what kind they are. */

import type { InfoDebug } from '../../abi/image.ts';
import * as L from '../../abi/layout.ts';
import { I_INTEGER_S } from '../../abi/rts-infos.gen.ts';
import type { Rep } from '../../abi/tables/primops.ts';
import type { DebugIndex } from './debug-index.ts';
import type { Info } from './info.ts';
import { argWords, shapeArg, shapeCount } from './shape.ts';
import type { MemoryView } from './view.ts';

/** `word`: one word, `double`: two words, of which nobody knows the kind. */
export type FieldRep = Exclude<Rep, 'void'> | 'word' | 'double';

export interface Field {
  /** '' when the debug tables do not say */
  readonly name: string;
  readonly rep: FieldRep;
  /** a tagged pointer (`p`), or the value; 64-bit integers are bigints, `double` is unsigned */
  readonly value: number | bigint;
}

/** Reads one field. */
export function readField(view: MemoryView, address: number, rep: FieldRep, name = ''): Field {
  return { name, rep, value: readValue(view, address, rep) };
}

function readValue(view: MemoryView, address: number, rep: FieldRep): number | bigint {
  switch (rep) {
    case 'i64':
      return view.i64(address);
    case 'double':
      return view.u64(address);
    case 'f64':
      return view.f64(address);
    case 'f32':
      return view.f32(address);
    case 'i32':
      return view.i32(address);
    case 'p':
    case 'word':
      return view.u32(address);
  }
}

/** The argument words of a PAP, an AP or a frame, as its shape lays them. */
export function readArguments(view: MemoryView, address: number, shape: number): Field[] {
  const fields: Field[] = [];
  let at = address;
  for (let i = 0; i < shapeCount(shape); i++) {
    const kind = shapeArg(shape, i);
    if (kind === L.ARG_VOID) continue;
    fields.push(readField(view, at, kind === L.ARG_PTR ? 'p' : kind === L.ARG_DOUBLE ? 'double' : 'word'));
    at += argWords(kind) * 4;
  }
  return fields;
}

/** Words a field of this kind takes. */
export function fieldWords(rep: FieldRep): number {
  return rep === 'i64' || rep === 'f64' || rep === 'double' ? 2 : 1;
}

type Variables = InfoDebug['vars'];

/** The one constructor of the machine's own that holds a number. */
const smallInteger: Variables = [{ name: '', rep: 'i64', at: L.PAYLOAD_W }];

/**
 * The payload of the CONSTR, FUN or THUNK at `address`, from its word `first` on: as the debug tables list it when they fit the info table word by word,
 * else pointers, then bare words.
 */
export function readPayload(view: MemoryView, debug: DebugIndex, info: Info, address: number, first: number, limit: number): Field[] {
  const known = info.address === I_INTEGER_S ? smallInteger : (debug.info(info.id)?.debug.vars ?? []);
  const vars = known.filter((v) => v.rep !== 'void');
  if (describes(vars, info, first)) return vars.slice(0, limit).map((v) => readField(view, address + v.at * L.WORD_B, v.rep as FieldRep, v.name));
  const fields: Field[] = [];
  for (let i = 0; i < Math.min(info.ptrs + info.nptrs, limit); i++) {
    fields.push(readField(view, address + (first + i) * L.WORD_B, i < info.ptrs ? 'p' : 'word'));
  }
  return fields;
}

/** Whether the tables name exactly the payload's words: pointers among the pointers, others among the others, all of them. */
function describes(vars: Variables, info: Info, first: number): boolean {
  const others = first + info.ptrs;
  const end = others + info.nptrs;
  let words = 0;
  for (const { rep, at } of vars) {
    const length = fieldWords(rep as FieldRep);
    const fits = rep === 'p' ? at >= first && at < others : at >= others && at + length <= end;
    if (!fits) return false;
    words += length;
  }
  return words === end - first;
}
