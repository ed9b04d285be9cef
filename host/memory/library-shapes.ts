/**
 * Values of the library as their `show` writes them, when all of their structure is there: what a Map is made of is of interest to its author only.
 * A structure that is not yet evaluated is shown as it lies there.
 */
import type { Closure } from './decode.ts';
import type { Field } from './fields.ts';
import { qualifier, unqualified } from './source-names.ts';

export type Con = Closure & { readonly kind: 'con' };

/** What a shape needs of the printer. */
export interface ShapePrinter {
  readonly width: number;
  decode(pointer: number): Closure;
  /** one more level down, in the context of `precedence` */
  inner(pointer: number, depth: number, precedence: number): string;
}

const APP = 10;

/** The text of a container, array or variable of the library; null when it is none, or not whole. `wrapped`: it wants parentheses as an argument. */
export function libraryValue(printer: ShapePrinter, con: Con, depth: number): { readonly text: string; readonly wrapped: boolean } | null {
  const module = qualifier(con.name);
  const name = unqualified(con.name);
  switch (module) {
    case 'Data.Map.Internal':
    case 'Data.Map.Strict.Internal':
      return fromList(printer, treeElements(printer, con, 4), ([, key, value]) => pair(printer, key, value, depth));
    case 'Data.Set.Internal':
      return fromList(printer, treeElements(printer, con, 3), ([, element]) => printer.inner(element, depth, 0));
    case 'Data.IntMap.Internal':
      return fromList(printer, trieElements(printer, con), ({ key, fields }) => `(${keyText(key)},${printer.inner(Number(fields[1].value), depth + 1, 0)})`);
    case 'Data.IntSet.Internal':
      return fromList(printer, bitmapElements(printer, con), keyText);
    case 'Data.Sequence.Internal':
      return sequence(printer, con, depth);
    case 'GHC.Arr':
      return arrayOf(printer, con, name, depth);
    case 'GHC.STRef':
    case 'GHC.MVar':
      return variable(printer, con, depth);
    default:
      return name.startsWith('C:') ? { text: `<dictionary ${name.slice(2)}>`, wrapped: false } : null;
  }
}

const empties: ReadonlySet<string> = new Set([
  'Data.Map.Internal.Tip',
  'Data.Set.Internal.Tip',
  'Data.IntMap.Internal.Nil',
  'Data.IntSet.Internal.Nil',
  'Data.Sequence.Internal.EmptyT',
]);

/** The text of a container of the library that is a constructor without fields; null for others. */
export function emptyValue(name: string): string | null {
  return empties.has(name) ? 'fromList []' : null;
}

function pair(printer: ShapePrinter, key: number, value: number, depth: number): string {
  return `(${printer.inner(key, depth + 1, 0)},${printer.inner(value, depth + 1, 0)})`;
}

type Node = readonly number[];

function fromList<N>(printer: ShapePrinter, nodes: readonly N[] | null, show: (node: N) => string): { text: string; wrapped: boolean } | null {
  if (nodes === null) return null;
  const shown = nodes.slice(0, printer.width).map(show);
  if (nodes.length > shown.length) shown.push('…');
  return { text: `fromList [${shown.join(',')}]`, wrapped: true };
}

/**
 * Fields of the nodes of a balanced tree in order, one more than can be shown at most: `Bin size … left right`, whose last two fields are trees, and `Tip`.
 * @param payload fields of a Bin before its right subtree
 */
function treeElements(printer: ShapePrinter, root: Con, payload: number): Node[] | null {
  const found: Node[] = [];
  const above: Node[] = [];
  let at: Closure = root;
  for (let steps = 0; steps <= printer.width * 4 + 64; steps++) {
    if (at.kind !== 'con') return null;
    if (unqualified(at.name) === 'Bin' && at.fields.length === payload + 1) {
      const node = at.fields.map((field) => Number(field.value));
      above.push(node);
      at = printer.decode(node[payload - 1]);
      continue;
    }
    if (unqualified(at.name) !== 'Tip') return null;
    const node = above.pop();
    if (node === undefined) return found;
    found.push(node);
    if (found.length > printer.width) return found;
    at = printer.decode(node[payload]);
  }
  return null;
}

interface Tip {
  readonly key: bigint;
  readonly fields: readonly Field[];
}

/** Leaves of a trie by bits in order, one more than can be shown at most: `Bin prefix mask left right`, `Tip key …`, `Nil`. Null when it is not whole. */
function trieElements(printer: ShapePrinter, root: Con): Tip[] | null {
  const found: Tip[] = [];
  const waiting: Closure[] = [root];
  for (let at = waiting.pop(); at !== undefined && found.length <= printer.width; at = waiting.pop()) {
    if (at.kind !== 'con') return null;
    const name = unqualified(at.name);
    if (name === 'Nil') continue;
    const number = at.fields.length < 2 ? null : wholeNumber(printer, at.fields[0]);
    if (number === null) return null;
    if (name === 'Tip') {
      found.push({ key: number, fields: at.fields });
      continue;
    }
    const mask = name === 'Bin' && at.fields.length === 4 ? wholeNumber(printer, at.fields[1]) : null;
    if (mask === null) return null;
    const [left, right] = at.fields.slice(2).map((field) => printer.decode(Number(field.value)));
    // Keys with the highest bit are negative: they come first.
    if (BigInt.asIntN(64, mask) < 0n) waiting.push(left, right);
    else waiting.push(right, left);
  }
  return found;
}

/** Numbers of a trie whose leaves are words of 64 bits. */
function bitmapElements(printer: ShapePrinter, root: Con): bigint[] | null {
  const tips = trieElements(printer, root);
  if (tips === null) return null;
  const found: bigint[] = [];
  for (const { key, fields } of tips) {
    const bits = wholeNumber(printer, fields[1]);
    if (bits === null) return null;
    for (let i = 0n; i < 64n && found.length <= printer.width; i++) if ((BigInt.asUintN(64, bits) >> i) & 1n) found.push(key + i);
  }
  return found;
}

/** Of an Int or Word, boxed or not; null when it is not evaluated. */
function wholeNumber(printer: ShapePrinter, field: Field): bigint | null {
  if (field.rep === 'i64' || field.rep === 'i32') return BigInt(field.value);
  const box = field.rep === 'p' ? printer.decode(Number(field.value)) : null;
  if (box?.kind !== 'con' || box.fields.length !== 1 || box.fields[0].rep !== 'i64') return null;
  return BigInt(box.fields[0].value);
}

function keyText(key: bigint): string {
  const signed = BigInt.asIntN(64, key);
  return signed < 0n ? `(${signed})` : String(signed);
}

/** A finger tree; a part of it that is not evaluated, or too much, is `…`. */
function sequence(printer: ShapePrinter, root: Con, depth: number): { text: string; wrapped: boolean } | null {
  if (!['EmptyT', 'Single', 'Deep'].includes(unqualified(root.name))) return null;
  const shown: string[] = [];
  const element = (pointer: number): string => printer.inner(pointer, depth, 0);
  fingers(printer, root, 0, element, shown);
  return { text: `fromList [${shown.join(',')}]`, wrapped: true };
}

function fingers(printer: ShapePrinter, tree: Closure, level: number, element: (pointer: number) => string, out: string[]): void {
  const name = tree.kind === 'con' ? unqualified(tree.name) : '';
  if (tree.kind !== 'con' || !['EmptyT', 'Single', 'Deep'].includes(name)) {
    out.push('…');
    return;
  }
  const parts = tree.fields.filter(({ rep }) => rep === 'p').map(({ value }) => Number(value));
  if (name === 'Single') return nested(printer, parts[0], level, element, out);
  if (name === 'EmptyT') return;
  const [front, middle, back] = parts.slice(-3);
  digits(printer, front, level, element, out);
  fingers(printer, printer.decode(middle), level + 1, element, out);
  digits(printer, back, level, element, out);
}

function digits(printer: ShapePrinter, pointer: number, level: number, element: (pointer: number) => string, out: string[]): void {
  const digit = printer.decode(pointer);
  if (digit.kind === 'con') for (const { rep, value } of digit.fields) if (rep === 'p') nested(printer, Number(value), level, element, out);
}

/** What a finger holds so many levels down: an element, or a node of two or three such things. */
function nested(printer: ShapePrinter, pointer: number, level: number, element: (pointer: number) => string, out: string[]): void {
  if (out.length > printer.width) return;
  if (out.length === printer.width) {
    out.push('…');
    return;
  }
  if (level === 0) {
    out.push(element(pointer));
    return;
  }
  const node = printer.decode(pointer);
  if (node.kind !== 'con') out.push('…');
  else
    for (const { value } of node.fields.filter(({ rep }) => rep === 'p').slice(unqualified(node.name) === 'Node2' ? -2 : -3))
      nested(printer, Number(value), level - 1, element, out);
}

function arrayOf(printer: ShapePrinter, con: Con, name: string, depth: number): { text: string; wrapped: boolean } | null {
  if ((name !== 'Array' && name !== 'STArray') || con.fields.length !== 4) return null;
  const [low, high, , elements] = con.fields.map((field) => Number(field.value));
  const array = printer.decode(elements);
  if (array.kind !== 'array') return null;
  const shown = array.elements.slice(0, printer.width).map((element) => printer.inner(element, depth + 1, 0));
  if (array.count > shown.length) shown.push('…');
  const bounds = `(${printer.inner(low, depth + 1, 0)},${printer.inner(high, depth + 1, 0)})`;
  return { text: `${name === 'Array' ? 'listArray' : name} ${bounds} [${shown.join(',')}]`, wrapped: true };
}

function variable(printer: ShapePrinter, con: Con, depth: number): { text: string; wrapped: boolean } | null {
  if (con.fields.length !== 1) return null;
  const held = printer.decode(Number(con.fields[0].value));
  if (held.kind === 'mutVar') return { text: `IORef ${printer.inner(held.value, depth, APP + 1)}`, wrapped: true };
  if (held.kind !== 'mvar') return null;
  return held.value === null ? { text: 'MVar <empty>', wrapped: true } : { text: `MVar ${printer.inner(held.value, depth, APP + 1)}`, wrapped: true };
}
