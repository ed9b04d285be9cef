/**
 * Values of the library as their `show` writes them, when all of their structure is there: what a Map is made of is of interest to its author only.
 * A structure that is not yet evaluated is shown as it lies there.
 */
import type { Closure } from './decode.ts';
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
    case 'GHC.Arr':
      return arrayOf(printer, con, name, depth);
    case 'GHC.STRef':
    case 'GHC.MVar':
      return variable(printer, con, depth);
    default:
      return name.startsWith('C:') ? { text: `<dictionary ${name.slice(2)}>`, wrapped: false } : null;
  }
}

function pair(printer: ShapePrinter, key: number, value: number, depth: number): string {
  return `(${printer.inner(key, depth + 1, 0)},${printer.inner(value, depth + 1, 0)})`;
}

type Node = readonly number[];

function fromList(printer: ShapePrinter, nodes: readonly Node[] | null, show: (node: Node) => string): { text: string; wrapped: boolean } | null {
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
