/**
 * Places of debug tables as bytes, and the contexts of inlined code (InlinedCall) as a tree of numbered rows.
 *
 * A row is the callee, how many rows before it the context of the call stands (0: it has none), and the place of the call, relative to that of the row before in
 * its block. Rows are numbered from 1, 0 is no context; who refers to one says how far it is from the one referred to before.
 */
import type { InlinedCall, Place } from './image.ts';
import { type BlockShape, Blocks, encodeBlocks, type Texts } from './image-blocks.ts';
import type { ByteReader, ByteWriter } from './image-format.ts';

const CONTEXT_ROWS: BlockShape = { rows: 'contexts', perBlock: 64, leastB: 7 };

export const nowhere: Place = { file: 0, line: 0, col: 0, endLine: 0, endCol: 0 };

// Encoding ------------------------------------------------------------------------------------------------------------------------------

/** Each context once, numbered by first use, those of its call before it. */
export class ContextTable {
  readonly #numbers = new Map<InlinedCall, number>();
  readonly #keys = new Map<string, number>();
  readonly #rows: { readonly call: InlinedCall; readonly outer: number }[] = [];

  /** 0 for code that was not inlined. */
  number(call: InlinedCall | undefined): number {
    if (call === undefined) return 0;
    let number = this.#numbers.get(call);
    if (number === undefined) {
      number = this.#numberOf(call);
      this.#numbers.set(call, number);
    }
    return number;
  }

  #numberOf(call: InlinedCall): number {
    const outer = this.number(call.at.inlined);
    const { file, line, col, endLine, endCol } = call.at;
    const key = [outer, file, line, col, endLine, endCol, call.callee].join(' ');
    let number = this.#keys.get(key);
    if (number === undefined) {
      number = this.#rows.push({ call, outer });
      this.#keys.set(key, number);
    }
    return number;
  }

  /** @param text numbers of texts */
  encode(out: ByteWriter, text: (value: string) => number): void {
    encodeBlocks(out, this.#rows.length, CONTEXT_ROWS.perBlock, (body, from, to) => {
      let place = nowhere;
      for (let i = from; i < to; i++) {
        const { call, outer } = this.#rows[i];
        body.varint(text(call.callee));
        body.varint(outer === 0 ? 0 : i + 1 - outer);
        place = encodePlace(body, call.at, place);
      }
    });
  }
}

export function encodePlace(out: ByteWriter, place: Place, before: Place): Place {
  out.signed(place.file - before.file);
  out.signed(place.line - before.line);
  out.signed(place.col - before.col);
  out.signed(place.endLine - place.line);
  out.signed(place.endCol - (place.endLine === place.line ? place.col : 0));
  return place;
}

// Decoding ------------------------------------------------------------------------------------------------------------------------------

interface ContextRow {
  /** number of its text */
  readonly callee: number;
  /** number of the context of the call */
  readonly outer: number;
  readonly place: Place;
}

/** The contexts of a file, by number. */
export class Contexts {
  readonly #rows: Blocks<ContextRow>;
  readonly #texts: Texts;
  readonly #known = new Map<number, InlinedCall>();

  /** Throws ImageError. */
  constructor(input: ByteReader, texts: Texts) {
    this.#texts = texts;
    this.#rows = new Blocks(input, CONTEXT_ROWS, (block, from, count) => decodeRows(block, from, count, texts.length));
  }

  /** What tells the function that is inlined from others; -1 for 0. @param input where the number stood. Throws ImageError. */
  calleeOf(input: ByteReader, number: number): number {
    this.#check(input, number);
    return this.#rows.row(number - 1)?.callee ?? -1;
  }

  #check(input: ByteReader, number: number): void {
    if (number < 0 || number > this.#rows.length) input.fail('unknown context');
  }

  /** None for 0. @param input where the number stood. Throws ImageError. */
  at(input: ByteReader, number: number): InlinedCall | undefined {
    this.#check(input, number);
    const inner: number[] = [];
    let call = this.#known.get(number);
    for (let row = this.#rows.row(number - 1); call === undefined && row !== undefined; ) {
      inner.push(number);
      number = row.outer;
      call = this.#known.get(number);
      row = this.#rows.row(number - 1);
    }
    for (const one of inner.reverse()) {
      const { callee, place } = this.#rows.row(one - 1) as ContextRow;
      call = { callee: this.#texts.at(callee), at: placeIn(place, call) };
      this.#known.set(one, call);
    }
    return call;
  }
}

function decodeRows(input: ByteReader, from: number, count: number, texts: number): ContextRow[] {
  let place = nowhere;
  return Array.from({ length: count }, (_, i) => {
    const callee = input.index(texts, 'text');
    const back = input.index(from + i + 1, 'context of a call');
    place = decodePlace(input, place);
    return { callee, outer: back === 0 ? 0 : from + i + 1 - back, place };
  });
}

/** The place as that of code with this context. */
export function placeIn(place: Place, inlined: InlinedCall | undefined): Place {
  return inlined === undefined ? place : { ...place, inlined };
}

export function decodePlace(input: ByteReader, before: Place): Place {
  const file = before.file + input.signed();
  const line = before.line + input.signed();
  const col = before.col + input.signed();
  const lines = input.signed();
  return { file, line, col, endLine: line + lines, endCol: input.signed() + (lines === 0 ? col : 0) };
}
