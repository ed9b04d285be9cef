/** Bytes → debug tables (image-debug-format.ts): a block of rows when one of them is first asked for. */
import type { DebugLookup, DebugTables, InfoDebug, IpDebug } from './image.ts';
import { BlockIndex, Blocks, Texts } from './image-blocks.ts';
import { Contexts, decodePlace, nowhere, placeIn } from './image-contexts.ts';
import * as F from './image-debug-format.ts';
import { type ByteReader, ImageError } from './image-format.ts';
import { IpCursor } from './image-ip-cursor.ts';

/** The tables of a debug section. What is in them is looked at when it is asked for. Throws ImageError when their outline is damaged. */
export function decodeDebug(input: ByteReader): TablesOfBytes {
  return new TablesOfBytes(input);
}

/** Tables that came from bytes. Where these are damaged, they say nothing from then on. */
export class TablesOfBytes implements DebugTables, DebugLookup {
  readonly files: readonly string[];
  /** what was found to be damaged so far */
  damage: ImageError | null = null;
  readonly #infos: Blocks<InfoDebug>;
  readonly #contexts: Contexts;
  readonly #ips: BlockIndex;
  /** first word of each block of entries */
  readonly #starts: Uint32Array;
  readonly #found = new Map<number, IpDebug | undefined>();
  #allInfos: readonly InfoDebug[] | null = null;
  #allIps: readonly IpDebug[] | null = null;

  /** Throws ImageError. */
  constructor(input: ByteReader) {
    this.files = Array.from({ length: input.count(1, 'files') }, () => input.text());
    const texts = new Texts(input);
    const contexts = new Contexts(input, texts);
    this.#contexts = contexts;
    this.#infos = new Blocks(input, F.INFO_ROWS, (block, from, count) => decodeInfos(block, from, count, texts, contexts));
    this.#starts = input.ascending(input.count(1, 'blocks'), 2 ** 32, 'start of a block');
    this.#ips = new BlockIndex(input, F.IP_ROWS);
    if (this.#starts.length !== this.#ips.count) input.fail(`${this.#starts.length} starts for ${this.#ips.count} blocks`);
    if (input.left > 0) input.fail(`${input.left} bytes after the debug tables`);
  }

  get lookup(): DebugLookup {
    return this;
  }

  get infos(): readonly InfoDebug[] {
    this.#allInfos ??= this.#sound(() => this.#infos.all()) ?? [];
    return this.#allInfos;
  }

  get ips(): readonly IpDebug[] {
    this.#allIps ??= this.#sound(() => this.#entries()) ?? [];
    return this.#allIps;
  }

  /** Reads all of them. Answers what is wrong; null: nothing is. */
  check(): ImageError | null {
    this.#sound(() => [this.#infos.all(), this.#entries()]);
    return this.damage;
  }

  info(row: number): InfoDebug | undefined {
    return this.#sound(() => this.#infos.row(row));
  }

  ip(word: number): IpDebug | undefined {
    if (!this.#found.has(word)) {
      this.#found.set(
        word,
        this.#sound(() => this.#entryAt(word)),
      );
    }
    return this.#found.get(word);
  }

  #entryAt(word: number): IpDebug | undefined {
    const block = lastNotAbove(this.#starts, word);
    if (block < 0) return undefined;
    const cursor = this.#cursor(block);
    while (cursor.next()) if (cursor.end > word) return cursor.start <= word ? cursor.entry() : undefined;
    return undefined;
  }

  #entries(): IpDebug[] {
    const entries: IpDebug[] = [];
    for (let block = 0; block < this.#ips.count; block++) for (const cursor = this.#cursor(block); cursor.next(); ) entries.push(cursor.entry());
    return entries;
  }

  #cursor(block: number): IpCursor {
    return new IpCursor(this.#ips.block(block), this.#ips.rowsIn(block), this.#starts[block], this.#contexts);
  }

  #sound<T>(read: () => T): T | undefined {
    if (this.damage !== null) return undefined;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      this.damage = error;
      return undefined;
    }
  }
}

/** Index of the last of ascending numbers that is at most `wanted`; -1: none is. */
function lastNotAbove(numbers: Uint32Array, wanted: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function decodeInfos(input: ByteReader, from: number, count: number, texts: Texts, contexts: Contexts): InfoDebug[] {
  let before = nowhere;
  let context = 0;
  return Array.from({ length: count }, (_, i): InfoDebug => {
    const flags = input.u8();
    const kind = F.infoKinds[flags & F.KIND_MASK] ?? input.fail('unknown kind of info row');
    const name = texts.at(input.index(texts.length, 'text'));
    const parentStep = input.varint();
    const parent = parentStep === 0 ? -1 : from + i + unzigzag(parentStep - 1);
    const waits = flags & F.HAS_WAITS ? texts.at(input.index(texts.length, 'text')) : '';
    const bare = flags & F.HAS_PLACE ? decodePlace(input, before) : null;
    before = bare ?? before;
    if (flags & F.HAS_CONTEXT) context += input.signed();
    const place = bare !== null && flags & F.HAS_CONTEXT ? placeIn(bare, contexts.at(input, context)) : bare;
    const vars = flags & F.HAS_VARS ? decodeVars(input, texts) : [];
    const row = { kind, name, place, parent, waits, vars };
    return flags & F.HAS_PARAMS ? { ...row, params: decodeParams(input, texts) } : row;
  });
}

function decodeParams(input: ByteReader, texts: Texts): NonNullable<InfoDebug['params']> {
  return Array.from({ length: input.count(1, 'parameters') }, () => {
    const packed = input.index(texts.length * F.reps.length, 'parameter');
    return { name: texts.at(Math.floor(packed / F.reps.length)), rep: F.reps[packed % F.reps.length] };
  });
}

function decodeVars(input: ByteReader, texts: Texts): InfoDebug['vars'] {
  return Array.from({ length: input.count(2, 'variables') }, () => {
    const name = texts.at(input.index(texts.length, 'text'));
    const packed = input.varint();
    return { name, rep: F.reps[packed % F.reps.length], at: Math.floor(packed / F.reps.length) };
  });
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
