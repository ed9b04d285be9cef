/**
 * Memory as a machine would leave it, made by hand: info tables, closures, stack chunks and threads at real offsets, with the debug tables to go with them.
 */
import * as T from '../../../abi/closure-types.gen.ts';
import type { DebugTables, InfoDebug, IpDebug } from '../../../abi/image.ts';
import * as L from '../../../abi/layout.ts';
import * as I from '../../../abi/rts-infos.gen.ts';
import { closureTypes } from '../../../abi/tables/closure-types.ts';
import { rtsInfos } from '../../../abi/tables/rts-infos.ts';
import { DebugIndex } from '../../../host/memory/debug-index.ts';
import { MemoryView } from '../../../host/memory/view.ts';

/** The made-up image's segment: info tables first, code behind them. */
const SEGMENT = L.RTS_END;
const INFO_ROOM = 64;
const CODE = SEGMENT + INFO_ROOM * L.INFO_SIZE_B;
const HEAP = 32_768;

export interface NewInfo {
  readonly type: number;
  readonly flags?: number;
  readonly con?: number;
  readonly ptrs?: number;
  readonly nptrs?: number;
  readonly shape?: number;
  readonly debug: Partial<InfoDebug> & { readonly name: string };
}

export class MemoryBuilder {
  readonly words: Uint32Array<ArrayBuffer>;
  private free = HEAP;
  private infos: InfoDebug[] = [];
  private ips: IpDebug[] = [];

  constructor(bytes = 1 << 18) {
    this.words = new Uint32Array(bytes / 4);
    rtsInfos.forEach((row, i) => {
      const type = closureTypes.findIndex((t) => t.name === row.type);
      const at = L.RTS_INFO + i * L.INFO_SIZE_B;
      this.put(at, type | ((row.con ?? 0) << 16), (row.ptrs ?? 0) | ((row.nptrs ?? 0) << 16), L.RTS_CODE + i * 4, 0, 0, i);
    });
  }

  view(): MemoryView {
    return new MemoryView(this.words.buffer);
  }

  /** The debug tables of the image; files[0] is Main.hs. */
  debug(): DebugIndex {
    const index = new DebugIndex();
    index.register({
      name: 'Main',
      debug: this.tables(),
      infoIdBase: I.RTS_INFO_N,
      infoCount: this.infos.length,
      address: SEGMENT,
      words: (HEAP - SEGMENT) / 4,
    });
    return index;
  }

  tables(): DebugTables {
    return { files: ['Main.hs'], infos: this.infos, ips: this.ips };
  }

  put(address: number, ...words: number[]): number {
    words.forEach((word, i) => {
      this.words[(address >>> 2) + i] = word;
    });
    return address;
  }

  reg(register: number, value: number): void {
    this.put(L.REGS + register, value);
  }

  alloc(...words: number[]): number {
    const at = this.put(this.free, ...words);
    this.free += words.length * 4;
    return at;
  }

  /** An info table of the image; its address. Its entry is the code address `entryOf(info)`. */
  info({ type, flags = 0, con = 0, ptrs = 0, nptrs = 0, shape = 0, debug }: NewInfo): number {
    const row = this.infos.length;
    const at = SEGMENT + row * L.INFO_SIZE_B;
    this.infos.push({ kind: 'fun', place: null, parent: -1, waits: '', vars: [], ...debug });
    return this.put(at, type | (flags << 8) | (con << 16), ptrs | (nptrs << 16), CODE + row * 64, shape, 0, I.RTS_INFO_N + row);
  }

  entryOf(info: number): number {
    return this.words[(info + L.INFO_ENTRY) >>> 2];
  }

  /** Row of the image's debug tables that describes `info`. */
  rowOf(info: number): number {
    return (info - SEGMENT) / L.INFO_SIZE_B;
  }

  /** A source place on one line for [from, to) of code addresses. */
  ip(from: number, to: number, line: number, col: number, info: number): void {
    const place = { file: 0, line, col, endLine: line, endCol: col + 4 };
    this.ips.push({ start: (from - SEGMENT) / 4, end: (to - SEGMENT) / 4, place, info: this.rowOf(info) });
    this.ips.sort((a, b) => a.start - b.start);
  }

  con(name: string, con: number, ptrs: number, nptrs = 0, vars: InfoDebug['vars'] = []): number {
    return this.info({ type: T.TYPE_CONSTR, con, ptrs, nptrs, debug: { kind: 'con', name, vars } });
  }

  /** A RET info of `words` frame words that belongs to the function `parent`. */
  ret(name: string, words: number, line: number, parent = -1, waits = `case of x${line}`, pointers = 0): number {
    const place = { file: 0, line, col: 3, endLine: line, endCol: 9 };
    return this.info({
      type: T.TYPE_RET,
      ptrs: words,
      shape: pointers,
      debug: { kind: 'ret', name, place, parent: parent < 0 ? -1 : this.rowOf(parent), waits },
    });
  }

  code(kind: 'fun' | 'thunk' | 'caf', name: string, line: number, ptrs = 0): number {
    const type = kind === 'fun' ? T.TYPE_FUN : T.TYPE_THUNK;
    const place = { file: 0, line, col: 1, endLine: line + 1, endCol: 5 };
    return this.info({ type, ptrs, flags: kind === 'caf' ? L.INFO_STATIC : 0, con: kind === 'fun' ? 1 : 0, debug: { kind, name, place } });
  }

  bytes(text: string): number {
    const bytes = new TextEncoder().encode(text);
    const at = this.alloc(I.I_BYTE_ARRAY, bytes.length, ...new Array<number>(Math.ceil(bytes.length / 4)).fill(0));
    new Uint8Array(this.words.buffer).set(bytes, at + L.BYTES_DATA);
    return at;
  }

  /** A stack chunk holding `frames` (top first, each its words); its address. */
  chunk(frames: readonly (readonly number[])[], room = 8): number {
    const used = frames.flat();
    const size = L.STACK_HEADER_W + room + used.length;
    const at = this.free;
    this.free += size * 4;
    const sp = at + (size - used.length) * 4;
    this.put(at, I.I_STACK, size, sp, 0, 0, 0, at + L.STACK_HEADER_W * 4);
    this.words.set(used, sp >>> 2);
    return at;
  }

  /** A thread on `chunk`, on the list of all threads. */
  thread(id: number, chunk: number, fields: Readonly<Record<number, number>> = {}): number {
    const at = this.alloc(...new Array<number>(L.TSO_SIZE_W).fill(0));
    this.put(at, I.I_TSO, chunk);
    this.put(at + L.TSO_ALL_LINK, this.words[(L.REGS + L.REG_ALL_THREADS) >>> 2]);
    this.put(at + L.TSO_ID, id);
    for (const [offset, value] of Object.entries(fields)) this.put(at + Number(offset), value);
    this.put(chunk + L.STACK_OWNER, at);
    this.reg(L.REG_ALL_THREADS, at);
    return at;
  }
}
