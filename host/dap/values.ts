/**
 * Values as editors unfold them: a reference for everything that has parts, whose parts are read when they are asked for, page by page. Nothing is forced.
 *
 * References hold addresses, which mean what they meant until the machine moves or a collection has run; then all are forgotten.
 */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { ValuePrinter, type ValueView } from '../debugger/look/values.ts';
import type { Target } from '../debugger/protocol.ts';
import { type Closure, decodeClosure } from '../memory/decode.ts';
import type { Field } from '../memory/fields.ts';
import { unqualified } from '../memory/source-names.ts';
import { hex } from './breakpoints.ts';
import { type Fields, RequestError } from './fields.ts';

/** Something with a name and a value. */
export interface Row {
  readonly name: string;
  /** null: `text` is all there is */
  readonly field: Field | null;
  readonly text?: string;
  /** expression that names it, as `print` takes it; '' when there is none */
  readonly path: string;
  /** only the compiler knows the name */
  readonly generated?: boolean;
  readonly type?: string;
  readonly memory?: number;
}

/** What a reference stands for. */
export interface Container {
  readonly named: () => readonly Row[];
  readonly indexed: number;
  readonly elements: (start: number, count: number) => readonly Row[];
}

/** Cells of a list that are followed. */
const MAX_LIST = 2_000;
/** Parts answered at once when the client wants all. */
const MAX_ROWS = 10_000;
/** Of a value on one line, and of one that is copied. */
const BRIEF = { depth: 4, width: 20, closures: 400 };
const WHOLE = { depth: 100, width: 10_000, closures: 20_000 };

export class Values {
  readonly #target: Target;
  readonly #references = new Map<number, Container>();
  #printer: ValuePrinter;
  /** references are never used twice, so that old ones are known to be old */
  #next = 1;

  constructor(target: Target) {
    this.#target = target;
    this.#printer = new ValuePrinter(target);
  }

  /** Addresses do not mean any more what they meant. */
  forget(): void {
    this.#references.clear();
    this.#printer = new ValuePrinter(this.#target);
  }

  reference(container: Container): number {
    this.#references.set(this.#next, container);
    return this.#next++;
  }

  container(reference: number): Container {
    const found = this.#references.get(reference);
    if (found === undefined) throw new RequestError(`reference ${reference} is of an earlier stop`);
    return found;
  }

  /** A page of what a reference stands for. */
  page(reference: number, args: Fields): DebugProtocol.Variable[] {
    const container = this.container(reference);
    const filter = args.optionalText('filter');
    const start = Math.max(0, args.optionalNumber('start') ?? 0);
    const asked = args.optionalNumber('count') ?? 0;
    const count = asked > 0 ? Math.min(asked, MAX_ROWS) : MAX_ROWS;
    const named = filter === 'indexed' ? [] : container.named();
    if (filter === 'named') return named.slice(start, start + count).map((row) => this.variable(row));
    if (filter === 'indexed') return container.elements(start, count).map((row) => this.variable(row));
    const all = [...named, ...container.elements(0, Math.min(container.indexed, MAX_ROWS))];
    return all.slice(start, start + count).map((row) => this.variable(row));
  }

  /** The value called `name` among the parts of a reference. Throws RequestError. */
  part(reference: number, name: string): Field {
    const container = this.container(reference);
    const index = /^\[(\d+)\]$/.exec(name)?.[1];
    const row = index === undefined ? container.named().find((one) => one.name === name) : container.elements(Number(index), 1)[0];
    if (row?.field == null) throw new RequestError(`there is no value \`${name}\` here`);
    return row.field;
  }

  variable(row: Row): DebugProtocol.Variable {
    const { name, field, path } = row;
    const hint = row.generated ? { presentationHint: { visibility: 'internal' } } : {};
    const evaluateName = path === '' ? {} : { evaluateName: path };
    if (field === null) {
      const memory = row.memory === undefined ? {} : { memoryReference: hex(row.memory) };
      return { name, value: row.text ?? '', variablesReference: 0, ...(row.type !== undefined && { type: row.type }), ...evaluateName, ...memory, ...hint };
    }
    const { result, ...value } = this.value(field, path);
    return { name, value: result, ...value, ...evaluateName, ...hint };
  }

  /** A value with a reference to its parts. */
  value(field: Field, path: string, isWhole = false): Omit<DebugProtocol.EvaluateResponse['body'], 'presentationHint'> {
    const view = this.#printer.view(field, isWhole ? WHOLE : BRIEF);
    const container = field.rep === 'p' ? this.#containerOf(field, view, path) : null;
    return {
      result: view.text,
      type: typeText(view),
      variablesReference: container === null ? 0 : this.reference(container),
      ...(container !== null && container.indexed > 0 && { indexedVariables: container.indexed }),
      ...(view.address !== 0 && { memoryReference: hex(view.address) }),
    };
  }

  #containerOf(field: Field, view: ValueView, path: string): Container | null {
    const pointer = Number(field.value);
    const closure = this.#printer.closure(pointer);
    if (isCons(closure)) return this.#list(closure, path);
    if (closure.kind === 'array') return closure.count === 0 ? null : this.#array(pointer, closure.count, path);
    if (view.parts.length === 0) return null;
    const rows = view.parts.map((part, i): Row => ({ name: part.name || String(i), field: part, path: partPath(path, part.name, i) }));
    return { named: () => rows, indexed: 0, elements: () => [] };
  }

  /** The cells that are evaluated, and what comes behind them unless that is the end. */
  #list(first: Cons, path: string): Container {
    const heads: Field[] = [];
    let rest: Field | null = null;
    let cell: Cons | null = first;
    while (cell !== null) {
      const [head, tail]: readonly Field[] = cell.fields;
      heads.push(head);
      const next = this.#printer.closure(Number(tail.value));
      cell = heads.length < MAX_LIST && isCons(next) ? next : null;
      if (cell === null && !isEnd(next)) rest = tail;
    }
    const named: Row[] = rest === null ? [] : [{ name: 'rest', field: rest, path: '', generated: true }];
    return { named: () => named, indexed: heads.length, elements: (start, count) => elements(heads.slice(start, start + count), start, path) };
  }

  #array(pointer: number, count: number, path: string): Container {
    const { view, debug } = this.#target;
    const page = (start: number, wanted: number): readonly Row[] => {
      const closure = decodeClosure(view, debug, pointer, { items: start + wanted });
      const addresses = closure.kind === 'array' ? closure.elements.slice(start, start + wanted) : [];
      return elements(
        addresses.map((value) => ({ name: '', rep: 'p', value })),
        start,
        path,
      );
    };
    return { named: () => [], indexed: count, elements: page };
  }
}

function isEnd(closure: Closure): boolean {
  return closure.kind === 'con' && closure.fields.length === 0;
}

type Cons = Closure & { readonly kind: 'con' };

function isCons(closure: Closure): closure is Cons {
  if (closure.kind !== 'con' || closure.fields.length !== 2) return false;
  return (unqualified(closure.name) === ':' || closure.name === 'Cons') && closure.fields[1].rep === 'p';
}

function elements(fields: readonly Field[], start: number, path: string): Row[] {
  return fields.map((field, i) => ({ name: `[${start + i}]`, field, path: path === '' ? '' : `${path}[${start + i}]` }));
}

function partPath(path: string, name: string, index: number): string {
  if (path === '') return '';
  return `${path}.${/^[\p{L}_][\p{L}\p{N}_']*$/u.test(name) ? name : index}`;
}

/** What a value is, where its text does not say it. */
function typeText({ kind, note, name }: ValueView): string {
  if (note !== '') return note;
  return kind === 'con' ? unqualified(name) : kind;
}
