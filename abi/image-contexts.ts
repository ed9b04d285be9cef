/**
 * Places of debug tables as bytes, and the contexts of inlined code (InlinedCall) as a tree of numbered rows.
 *
 * A row is the callee, how many rows before it the context of the call stands (0: it has none), and the place of the call, relative to that of the row before.
 * Rows are numbered from 1; who refers to one says how far it is from the one referred to before.
 */
import type { InlinedCall, Place } from './image.ts';
import type { ByteReader, ByteWriter } from './image-format.ts';

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
    out.varint(this.#rows.length);
    let place = nowhere;
    for (const [i, { call, outer }] of this.#rows.entries()) {
      out.varint(text(call.callee));
      out.varint(outer === 0 ? 0 : i + 1 - outer);
      place = encodePlace(out, call.at, place);
    }
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

/** Row i has number i + 1. */
export function decodeContexts(input: ByteReader, strings: readonly string[]): InlinedCall[] {
  const count = input.count(7, 'contexts');
  const calls: InlinedCall[] = [];
  let before = nowhere;
  for (let i = 0; i < count; i++) {
    const callee = strings[input.index(strings.length, 'text')];
    const back = input.index(i + 1, 'context of a call');
    before = decodePlace(input, before);
    calls.push({ callee, at: placeIn(before, back === 0 ? undefined : calls[i - back]) });
  }
  return calls;
}

/** The context with a number; none for 0. */
export function contextOf(input: ByteReader, contexts: readonly InlinedCall[], number: number): InlinedCall | undefined {
  if (number < 0 || number > contexts.length) input.fail('unknown context');
  return contexts[number - 1];
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
