/**
 * The renamed tree as text, for `vertebra dump --rename` and tests: one line per node as compiler/syntax/print.ts has them. Global names are qualified, local
 * ones that share a text are numbered in the order they are printed.
 */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type { LiteralValue } from '../syntax/token.ts';
import type * as Rn from './syntax.ts';

/** A whole module. Ends in a newline. */
export function printRenamed(module: Rn.Module): string {
  const printer = new Printer();
  const { name, imports, fixities, typeGroups, kindSignatures, familyInstances, instances, derivings, foreigns, defaults, binds } = module;
  printer.line(0, `module ${name}`);
  if (imports.length > 0) printer.line(0, `imports ${imports.join(', ')}`);
  for (const [op, { associativity, precedence }] of fixities) printer.line(0, `fixity ${printer.name(op)} ${associativity} ${precedence}`);
  for (const group of typeGroups) {
    printer.line(0, group.length > 1 ? 'recursive types' : 'type');
    for (const decl of group) printer.write(1, '', decl);
  }
  for (const decl of [...kindSignatures, ...familyInstances, ...instances, ...derivings, ...foreigns, ...(defaults ?? [])]) printer.write(0, '', decl);
  for (const group of binds) printer.write(0, '', group);
  return printer.text();
}

/** Any part of a tree. */
export function printRn(node: object): string {
  const printer = new Printer();
  printer.write(0, '', node);
  return printer.text();
}

class Printer {
  readonly #lines: string[] = [];
  readonly #numbers = new Map<Name, number>();
  readonly #counts = new Map<string, number>();

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  line(depth: number, text: string): void {
    this.#lines.push(`${'  '.repeat(depth)}${text}`);
  }

  name(name: Name): string {
    if (name.module !== null) return `${name.module}.${name.text}`;
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#counts.get(name.text) ?? 0;
      this.#counts.set(name.text, number + 1);
      this.#numbers.set(name, number);
    }
    return number === 0 ? name.text : `${name.text}_${number}`;
  }

  write(depth: number, label: string, node: object): void {
    const marks: string[] = [];
    const children: [string, object][] = [];
    for (const [key, value] of Object.entries<unknown>({ ...node })) {
      if (key === 'kind' || value === null || value === false) continue;
      const mark = this.#mark(key, value);
      if (mark === null) children.push([key, value as object]);
      else if (mark !== '') marks.push(mark);
    }
    const { kind } = node as { readonly kind?: string };
    this.line(depth, `${label}${[kind ?? 'item', ...marks].join(' ')}`);
    for (const [key, child] of children) this.#child(depth + 1, key, child);
  }

  #child(depth: number, key: string, child: object): void {
    if (child instanceof Map) {
      for (const [name, value] of child) this.write(depth, `${key} ${this.name(name as Name)}: `, value as object);
    } else if (!Array.isArray(child)) this.write(depth, `${key}: `, child);
    else if (child.length > 0) {
      this.line(depth, `${key}:`);
      for (const item of child) this.#item(depth + 1, item);
    }
  }

  #item(depth: number, item: unknown): void {
    if (item === null) this.line(depth, '(missing)');
    else if (Array.isArray(item)) for (const inner of item) this.#item(depth, inner);
    else this.write(depth, '', item as object);
  }

  /** A field that fits on the line of its node; '' to leave it out, null for one that has lines of its own. */
  #mark(key: string, value: unknown): string | null {
    if (value === true) return key;
    if (key === 'hashes' && value === 0) return '';
    if (typeof value === 'string' || typeof value === 'number') return `${key}=${value}`;
    if (typeof value !== 'object' || value === null) return '';
    if (isSpan(value)) return '';
    if (isName(value)) return key === 'name' ? this.name(value) : `${key}=${this.name(value)}`;
    if (Array.isArray(value) && value.length > 0 && value.every(isName)) return `${key}=${value.map((name) => this.name(name)).join(',')}`;
    if ('name' in value && 'span' in value && Object.keys(value).length === 2 && isName(value.name)) return `${key}=${this.name(value.name)}`;
    return isLiteral(value) ? literalText(value) : null;
  }
}

function isName(value: unknown): value is Name {
  return typeof value === 'object' && value !== null && 'unique' in value && 'space' in value;
}

function isSpan(value: object): value is Span {
  return 'endCol' in value;
}

function isLiteral(value: object): value is LiteralValue {
  const { kind } = value as { readonly kind?: string };
  return kind === 'integer' || kind === 'rational' || kind === 'char' || kind === 'string';
}

function literalText(value: LiteralValue): string {
  if (value.kind === 'integer') return String(value.value);
  if (value.kind === 'rational') return `${value.mantissa}e${value.exponent}`;
  return JSON.stringify(value.kind === 'char' ? String.fromCodePoint(value.value) : value.value);
}
