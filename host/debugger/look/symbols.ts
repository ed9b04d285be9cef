/** Names for addresses: what a word on the stack, in a register or in an instruction stands for. */

import { TYPE_RET } from '../../../abi/closure-types.gen.ts';
import * as L from '../../../abi/layout.ts';
import { rtsInfos } from '../../../abi/tables/rts-infos.ts';
import { wellKnown } from '../../../abi/tables/well-known.ts';
import { type Closure, decodeClosure, infoAt, untag } from '../../memory/decode.ts';
import { readInfo } from '../../memory/info.ts';
import { showClosure } from '../../memory/print.ts';
import type { Target } from '../protocol.ts';
import { procedureAt } from './code.ts';

/** Limits that keep the name of a value on a line. */
const BRIEF = { depth: 2, width: 8, closures: 40 };

/** A short name for what an address is; '' when it is nothing known. */
export function symbolAt(target: Target, address: number): string {
  if (address === 0) return '';
  const { view, debug } = target;
  const info = infoAt(view, untag(address));
  if (info !== null) return closureSymbol(target, decodeClosure(view, debug, address, { items: 16 }), address & L.TAG_MASK);
  return infoSymbol(target, address) || codeSymbol(target, address);
}

/** `go+case of v`, `update frame`: the name of an info table; '' when the address is none. */
export function infoSymbol({ view, debug }: Target, address: number): string {
  const image = debug.imageOf(address);
  if (image !== null && address >= image.address + image.infoCount * L.INFO_SIZE_B) return '';
  if (image === null && (address < L.RTS_INFO || address >= L.RTS_INFO + rtsInfos.length * L.INFO_SIZE_B)) return '';
  if (image !== null && (address - image.address) % L.INFO_SIZE_B !== 0) return '';
  const info = readInfo(view, address);
  if (info === null) return '';
  const known = debug.info(info.id);
  if (known === null) return debug.name(info.id);
  return info.type === TYPE_RET ? `${known.debug.name}: ${known.debug.waits || known.debug.kind}` : `${known.debug.name} info`;
}

/** `go+12`: a place in code, in bytes from the entry of its function; '' when the address is no code. */
export function codeSymbol(target: Target, address: number): string {
  if (address >= L.RTS_CODE && address < L.RTS_INFO) return rtsReturnPoint(target, address);
  const procedure = procedureAt(target, address);
  if (procedure === null) return '';
  const offset = address - procedure.entry;
  return `${procedure.name || `info ${procedure.infoId}`}${offset === 0 ? '' : `+${offset}`}`;
}

function rtsReturnPoint({ view }: Target, address: number): string {
  const row = rtsInfos.findIndex((_, i) => view.u32(L.RTS_INFO + i * L.INFO_SIZE_B + L.INFO_ENTRY) === address);
  return row < 0 ? '' : `return to ${rtsInfos[row].label}`;
}

/** What a closure is, and its value as far as that fits on a line. */
export function closureSymbol(target: Target, closure: Closure, tag = 0): string {
  const { view, debug } = target;
  const known = wellKnownName(target, closure.address);
  const tagged = tag === 0 ? '' : `+${tag}`;
  switch (closure.kind) {
    case 'con':
      return known || showClosure(view, debug, closure.address, BRIEF);
    case 'fun':
      return `${known || closure.name || 'function'}${tagged}`;
    case 'thunk':
      return `${closure.caf ? 'CAF' : 'thunk'} ${closure.name}`.trim();
    case 'tso':
      return `thread ${closure.id}`;
    case 'stack':
      return 'stack chunk';
    case 'damaged':
      return '';
    default:
      return showClosure(view, debug, closure.address, BRIEF) === '_' ? closure.kind : showClosure(view, debug, closure.address, BRIEF);
  }
}

function wellKnownName({ view }: Target, address: number): string {
  const row = wellKnown.findIndex((_, i) => untag(view.u32(L.WELL_KNOWN + i * L.WORD_B)) === address);
  return row < 0 ? '' : wellKnown[row].symbol;
}
