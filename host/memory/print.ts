/**
 * Values as Haskell text, as far as they are evaluated: `_` stands for what nobody has forced, `…` for what was left out. Prints as GHCi's `:sprint`
 * does, and forces as little: nothing.
 */
import type { DebugIndex } from './debug-index.ts';
import { type Closure, decodeClosure } from './decode.ts';
import type { Field } from './fields.ts';
import { type Con, emptyValue, libraryValue, type ShapePrinter } from './library-shapes.ts';
import { showChar, showDouble, showFloat, showString } from './literals.ts';
import { isOperator, unqualified } from './source-names.ts';
import type { MemoryView } from './view.ts';

export interface ShowLimits {
  /** constructors inside constructors. Default 6, at most 64 */
  readonly depth?: number;
  /** elements of a list, characters of a string, fields. Default 40 */
  readonly width?: number;
  /** closures looked at in all. Default 1000 */
  readonly closures?: number;
  /** text for a closure that is no value yet. Default `_` */
  readonly unevaluated?: (closure: Closure) => string;
  /** text for a function, as in `<go/2>`. Default `<go>` */
  readonly functionText?: (closure: Closure & { readonly kind: 'fun' }) => string;
}

const MAX_DEPTH = 64;
/** Bytes of an Integer that are worth converting to digits here. */
const INTEGER_MAX_B = 4096;
const PREC_APP = 10;
const PREC_CONS = 5;
/** stands for a value that is being shown already, around this place */
const CYCLE = '<cycle>';

/** The value a (tagged) pointer leads to. Never forces, never throws, ends within `limits`. */
export function showClosure(view: MemoryView, debug: DebugIndex, pointer: number, limits: ShowLimits = {}): string {
  view.refresh();
  return new Printer(view, debug, limits).closure(pointer, 0, 0);
}

/** A field: pointers as closures, numbers as Haskell writes them. */
export function showField(view: MemoryView, debug: DebugIndex, field: Field, limits: ShowLimits = {}): string {
  return field.rep === 'p' ? showClosure(view, debug, Number(field.value), limits) : unboxed(field);
}

class Printer implements ShapePrinter {
  private readonly view: MemoryView;
  private readonly debug: DebugIndex;
  private readonly maxDepth: number;
  readonly width: number;
  private readonly unevaluated: (closure: Closure) => string;
  private readonly functionText: (closure: Closure & { readonly kind: 'fun' }) => string;
  private left: number;
  /** addresses of the constructors around what is being shown */
  private readonly path = new Set<number>();

  constructor(view: MemoryView, debug: DebugIndex, limits: ShowLimits) {
    this.view = view;
    this.debug = debug;
    this.maxDepth = Math.min(limits.depth ?? 6, MAX_DEPTH);
    this.width = limits.width ?? 40;
    this.left = limits.closures ?? 1000;
    this.unevaluated = limits.unevaluated ?? (() => '_');
    this.functionText = limits.functionText ?? ((fun) => `<${unqualified(fun.name) || 'function'}>`);
  }

  /** @param precedence of the context, as in showsPrec */
  closure(pointer: number, depth: number, precedence: number): string {
    if (this.left <= 0) return '…';
    const closure = this.decode(pointer);
    switch (closure.kind) {
      case 'con':
        return this.onPath(closure, () => this.constructor_(closure, depth, precedence));
      case 'thunk':
      case 'ap':
      case 'apStack':
      case 'blackhole':
        return this.unevaluated(closure);
      case 'fun':
        return this.functionText(closure);
      case 'pap':
        return `<${[unqualified(closure.name) || 'function', ...closure.args.map((arg) => this.field(arg, depth + 1, PREC_APP + 1))].join(' ')}>`;
      case 'mutVar':
        return parens(`MutVar ${this.inner(closure.value, depth, PREC_APP + 1)}`, precedence > PREC_APP);
      case 'mvar':
        return closure.value === null ? 'MVar' : parens(`MVar ${this.inner(closure.value, depth, PREC_APP + 1)}`, precedence > PREC_APP);
      case 'array':
        return parens(`Array [${this.elements(closure.elements, closure.count, depth)}]`, precedence > PREC_APP);
      default:
        return machineObject(closure);
    }
  }

  /** A value that holds itself is shown once. */
  private onPath(closure: Con, show: () => string): string {
    const { address } = closure;
    if (this.path.has(address)) return CYCLE;
    this.path.add(address);
    const text = show();
    this.path.delete(address);
    return text;
  }

  decode(pointer: number): Closure {
    this.left--;
    return decodeClosure(this.view, this.debug, pointer, { items: this.width + 1 });
  }

  inner(pointer: number, depth: number, precedence: number): string {
    return depth >= this.maxDepth ? '…' : this.closure(pointer, depth + 1, precedence);
  }

  private field(field: Field, depth: number, precedence: number): string {
    if (field.rep !== 'p') return unboxed(field);
    return depth > this.maxDepth ? '…' : this.closure(Number(field.value), depth, precedence);
  }

  private elements(pointers: readonly number[], count: number, depth: number): string {
    if (depth >= this.maxDepth) return count === 0 ? '' : '…';
    const shown = pointers.slice(0, this.width).map((pointer) => this.closure(pointer, depth + 1, 0));
    if (count > shown.length) shown.push('…');
    return shown.join(',');
  }

  private constructor_(closure: Con, depth: number, precedence: number): string {
    const { fields } = closure;
    const name = unqualified(closure.name) || `<constructor ${closure.con}>`;
    const boxed = boxedLiteral(name, fields, precedence) ?? this.integer(name, fields, precedence);
    if (boxed !== null) return boxed;
    if (isCons(closure)) return this.list(closure, depth, precedence);
    if (fields.length === 0) return emptyValue(closure.name) ?? (name === 'Nil' ? '[]' : name);
    if (depth >= this.maxDepth) return '…';
    const library = libraryValue(this, closure, depth);
    if (library !== null) return parens(library.text, library.wrapped && precedence > PREC_APP);
    if (/^\(,+\)$/.test(name)) return `(${fields.map((field) => this.field(field, depth + 1, 0)).join(',')})`;
    if (isOperator(name) && fields.length === 2) return this.infix(name, fields, depth, precedence);
    if (fields.every((field) => field.name !== '')) return this.record(name, fields, depth, precedence);
    const parts = [name, ...fields.slice(0, this.width).map((field) => this.field(field, depth + 1, PREC_APP + 1))];
    if (fields.length > this.width) parts.push('…');
    return parens(parts.join(' '), precedence > PREC_APP);
  }

  private infix(name: string, [left, right]: readonly Field[], depth: number, precedence: number): string {
    const own = fixities[name] ?? PREC_INFIX;
    return parens(`${this.field(left, depth + 1, own + 1)} ${infixNames[name] ?? name} ${this.field(right, depth + 1, own + 1)}`, precedence > own);
  }

  private record(name: string, fields: readonly Field[], depth: number, precedence: number): string {
    const shown = fields.slice(0, this.width).map((field) => `${field.name} = ${this.field(field, depth + 1, 0)}`);
    if (fields.length > this.width) shown.push('…');
    return parens(`${name} {${shown.join(', ')}}`, precedence > PREC_APP);
  }

  /** Big Integers: magnitudes in a byte array, 32-bit limbs, least significant first. */
  private integer(name: string, fields: readonly Field[], precedence: number): string | null {
    if ((name !== 'IP' && name !== 'IN') || fields.length !== 1 || fields[0].rep !== 'p') return null;
    const limbs = this.decode(Number(fields[0].value));
    if (limbs.kind !== 'bytes') return null;
    if (limbs.count > INTEGER_MAX_B) return `<Integer of ${limbs.count} bytes>`;
    let value = 0n;
    for (let i = limbs.bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(limbs.bytes[i]);
    return signed(name === 'IN' ? `-${value}` : `${value}`, precedence);
  }

  /** `[1,2,_]`; `1 : 2 : _` when the rest is not evaluated; `"ab"` and `"ab…"` when all that is known are characters. */
  private list(first: Con, depth: number, precedence: number): string {
    const heads: number[] = [];
    const cells = new Set<number>();
    let rest: Closure = first;
    while (rest.kind === 'con' && isCons(rest) && !cells.has(rest.address) && heads.length < this.width && this.left > 0) {
      cells.add(rest.address);
      heads.push(Number(rest.fields[0].value));
      rest = this.decode(Number(rest.fields[1].value));
    }
    const isCycle = heads.length > 0 && (cells.has(rest.address) || this.path.has(rest.address));
    const isWhole = rest.kind === 'con' && !isCons(rest);
    const isCut = rest.kind === 'con' && isCons(rest) && !isCycle;
    const text = this.characters(heads);
    if (text !== null && !isCycle) return showString(text, !isWhole);
    if (depth >= this.maxDepth) return '[…]';
    if (isWhole || isCut) return `[${[...heads.map((head) => this.closure(head, depth + 1, 0)), ...(isCut ? ['…'] : [])].join(',')}]`;
    const parts = heads.map((head) => this.closure(head, depth + 1, PREC_CONS + 1));
    return parens([...parts, isCycle ? CYCLE : this.unevaluated(rest)].join(' : '), precedence > PREC_CONS);
  }

  /** The characters in `heads`, when each is an evaluated Char. */
  private characters(heads: readonly number[]): string | null {
    let text = '';
    for (const head of heads) {
      const closure = this.decode(head);
      if (closure.kind !== 'con' || unqualified(closure.name) !== 'C#' || closure.fields.length !== 1) return null;
      text += charOf(closure.fields[0]);
    }
    return text;
  }
}

/** Operators whose `show` is not that of the default fixity. */
const fixities: Readonly<Record<string, number>> = { ':|': 5, ':%': 7, ':+': 6 };
const infixNames: Readonly<Record<string, string>> = { ':%': '%' };
const PREC_INFIX = 9;

function isCons(closure: Con): boolean {
  const { fields } = closure;
  const name = unqualified(closure.name);
  return (name === 'Cons' || name === ':') && fields.length === 2 && fields[0].rep === 'p' && fields[1].rep === 'p';
}

function boxedLiteral(name: string, fields: readonly Field[], precedence: number): string | null {
  if (fields.length !== 1 || fields[0].rep === 'p') return null;
  const [field] = fields;
  switch (name) {
    case 'C#':
      return showChar(charOf(field));
    case 'W#':
    case 'W8#':
    case 'W16#':
    case 'W32#':
    case 'W64#':
    case 'NS':
      return String(BigInt.asUintN(64, BigInt(field.value)));
    case 'I#':
    case 'I8#':
    case 'I16#':
    case 'I32#':
    case 'I64#':
    case 'IS':
    case 'D#':
    case 'F#':
      return signed(unboxed(field), precedence);
    default:
      return null;
  }
}

function charOf(field: Field): string {
  const code = Number(field.value);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function unboxed({ rep, value }: Field): string {
  if (rep === 'f64') return showDouble(Number(value));
  return rep === 'f32' ? showFloat(Number(value)) : String(value);
}

function signed(digits: string, precedence: number): string {
  return parens(digits, digits.startsWith('-') && precedence > 6);
}

function parens(text: string, wanted: boolean): string {
  return wanted ? `(${text})` : text;
}

function machineObject(closure: Closure): string {
  switch (closure.kind) {
    case 'bytes':
      return `<ByteArray of ${closure.count} bytes>`;
    case 'tso':
      return `<ThreadId ${closure.id}>`;
    case 'damaged':
      return `<${closure.reason}: 0x${closure.address.toString(16)}>`;
    default:
      return `<${closure.kind}>`;
  }
}
