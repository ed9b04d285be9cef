/**
 * The `name` section of a WebAssembly module: https://webassembly.github.io/spec/core/appendix/custom.html. Reads it whole, and writes the smallest one
 * that lets a stack trace be understood: the module's name and the names of chosen exports.
 */

const SECTION_CUSTOM = 0;
const SECTION_EXPORT = 7;
const KIND_FUNCTION = 0;
const NAMES_MODULE = 0;
const NAMES_FUNCTION = 1;
const HEADER_B = 8;

interface Section {
  readonly id: number;
  /** where the section's contents lie */
  readonly start: number;
  readonly end: number;
}

/** A cursor over bytes: little-endian base 128 numbers, counted strings. */
class Reader {
  readonly bytes: Uint8Array;
  at: number;
  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }
  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
  text(): string {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

function sections(wasm: Uint8Array): Section[] {
  const found: Section[] = [];
  const reader = new Reader(wasm, HEADER_B);
  while (reader.at < wasm.length) {
    const id = reader.number();
    const size = reader.number();
    found.push({ id, start: reader.at, end: reader.at + size });
    reader.at += size;
  }
  return found;
}

/** Function index → name, from a module that still has its names; empty when it has none. */
export function functionNames(wasm: Uint8Array): Map<number, string> {
  const names = new Map<number, string>();
  for (const section of sections(wasm).filter((s) => s.id === SECTION_CUSTOM)) {
    const reader = new Reader(wasm, section.start);
    if (reader.text() !== 'name') continue;
    while (reader.at < section.end) {
      const kind = reader.number();
      const end = reader.number() + reader.at;
      if (kind === NAMES_FUNCTION) for (let left = reader.number(); left > 0; left--) names.set(reader.number(), reader.text());
      reader.at = end;
    }
  }
  return names;
}

/** Export name → function index. */
export function exportedFunctions(wasm: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  const section = sections(wasm).find((s) => s.id === SECTION_EXPORT);
  if (section === undefined) return found;
  const reader = new Reader(wasm, section.start);
  for (let left = reader.number(); left > 0; left--) {
    const name = reader.text();
    const kind = reader.number();
    const index = reader.number();
    if (kind === KIND_FUNCTION) found.set(name, index);
  }
  return found;
}

/** The module without its custom sections, but with a name section that holds these. @throws Error when an export is missing */
export function withNames(wasm: Uint8Array, moduleName: string, exports: readonly string[]): Uint8Array {
  const indices = exportedFunctions(wasm);
  const functions = exports
    .map((name): [number, string] => {
      const index = indices.get(name);
      if (index === undefined) throw new Error(`the module exports no function ${name}`);
      return [index, name];
    })
    .sort(([a], [b]) => a - b);
  const table = functions.flatMap(([index, name]) => [...numberBytes(index), ...counted(textBytes(name))]);
  const names = [
    ...counted(textBytes('name')),
    ...record(NAMES_MODULE, counted(textBytes(moduleName))),
    ...record(NAMES_FUNCTION, [...numberBytes(functions.length), ...table]),
  ];
  const kept = sections(wasm).filter((s) => s.id !== SECTION_CUSTOM);
  return concat([
    wasm.subarray(0, HEADER_B),
    ...kept.flatMap((s) => [Uint8Array.from([s.id, ...numberBytes(s.end - s.start)]), wasm.subarray(s.start, s.end)]),
    Uint8Array.from(record(SECTION_CUSTOM, names)),
  ]);
}

const textBytes = (text: string): number[] => [...new TextEncoder().encode(text)];
const counted = (bytes: readonly number[]): number[] => [...numberBytes(bytes.length), ...bytes];
/** A section and a subsection look alike: id, size, contents. */
const record = (id: number, bytes: readonly number[]): number[] => [id, ...counted(bytes)];

function numberBytes(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  bytes.push(value);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
