/**
 * Makes renamed trees for derived code. All nodes have the place of the class in the deriving clause, which is where errors and call stacks point.
 */
import type { Span } from '../../base/span.ts';
import { localName, type Name, type NameTable } from '../../names/name.ts';
import { type WiredIn, wiredIn } from '../../names/wired-in.ts';
import type * as Rn from '../../rename/syntax.ts';
import { unguarded } from '../../syntax/rhs.ts';

const utf8 = new TextEncoder();

export class Build {
  readonly span: Span;
  readonly wired: WiredIn;
  readonly #names: NameTable;

  constructor(span: Span, names: NameTable) {
    this.span = span;
    this.#names = names;
    this.wired = wiredIn(names);
  }

  // Names

  local(text: string): Name {
    return localName(text, 'value', this.span);
  }

  /** `text1 … textN` */
  locals(text: string, count: number): Name[] {
    return Array.from({ length: count }, (_, i) => this.local(`${text}${i + 1}`));
  }

  /** a value of a module that is not in the table of wired-in names */
  global(module: string, text: string): Name {
    return this.#names.global(module, text, 'value');
  }

  // Expressions

  var(name: Name): Rn.Expr {
    return { kind: 'var', name, span: this.span };
  }

  con(name: Name): Rn.Expr {
    return { kind: 'con', name, span: this.span };
  }

  wiredVar(text: Parameters<WiredIn['value']>[0]): Rn.Expr {
    return this.var(this.wired.value(text));
  }

  wiredCon(text: Parameters<WiredIn['value']>[0]): Rn.Expr {
    return this.con(this.wired.value(text));
  }

  prim(text: string): Rn.Expr {
    return this.var(this.global('GHC.Prim', text));
  }

  apply(head: Rn.Expr, ...args: readonly Rn.Expr[]): Rn.Expr {
    return args.length === 0 ? head : { kind: 'apply', head, args, span: this.span };
  }

  /** a call of a wired-in function */
  call(text: Parameters<WiredIn['value']>[0], ...args: readonly Rn.Expr[]): Rn.Expr {
    return this.apply(this.wiredVar(text), ...args);
  }

  primCall(text: string, ...args: readonly Rn.Expr[]): Rn.Expr {
    return this.apply(this.prim(text), ...args);
  }

  conCall(con: Name, ...args: readonly Rn.Expr[]): Rn.Expr {
    return this.apply(this.con(con), ...args);
  }

  /** `n#` */
  int(value: number): Rn.Expr {
    return { kind: 'literal', value: { kind: 'integer', value: BigInt(value) }, hashes: 1, span: this.span };
  }

  /** `I# n#` */
  boxedInt(value: number): Rn.Expr {
    return this.apply(this.wiredCon('I#'), this.int(value));
  }

  /** The address of the text in UTF-8, `"text"#` with a character for each byte. */
  bytes(text: string): Rn.Expr {
    const value = Array.from(utf8.encode(text), (byte) => String.fromCharCode(byte)).join('');
    return { kind: 'literal', value: { kind: 'string', value }, hashes: 1, span: this.span };
  }

  string(text: string): Rn.Expr {
    return this.call('unpackCString#', this.bytes(text));
  }

  /** `text ++ rest` */
  append(text: string, rest: Rn.Expr): Rn.Expr {
    return this.call('unpackAppendCString#', this.bytes(text), rest);
  }

  true(): Rn.Expr {
    return this.wiredCon('True');
  }

  false(): Rn.Expr {
    return this.wiredCon('False');
  }

  /** an unboxed comparison as a Bool */
  test(op: string, a: Rn.Expr, b: Rn.Expr): Rn.Expr {
    return this.call('isTrue#', this.primCall(op, a, b));
  }

  tag(value: Rn.Expr): Rn.Expr {
    return this.primCall('dataToTag#', value);
  }

  lambda(params: readonly Name[], body: Rn.Expr): Rn.Expr {
    return { kind: 'lambda', params: params.map((name) => this.varP(name)), body, span: this.span };
  }

  if(test: Rn.Expr, yes: Rn.Expr, no: Rn.Expr): Rn.Expr {
    const branches = { else: no, ['then' as const]: yes };
    return { kind: 'if', test, ...branches, span: this.span };
  }

  case(scrutinee: Rn.Expr, alternatives: readonly Rn.Alternative[]): Rn.Expr {
    return { kind: 'case', scrutinee, alternatives, span: this.span };
  }

  alternative(pattern: Rn.Pattern, body: Rn.Expr): Rn.Alternative {
    return { kind: 'alternative', pattern, rhs: this.rhs(body), span: this.span };
  }

  /** `case value of name -> body`: an unboxed value gets a name */
  named(name: Name, value: Rn.Expr, body: Rn.Expr): Rn.Expr {
    return this.case(value, [this.alternative(this.varP(name), body)]);
  }

  tuple(...items: readonly Rn.Expr[]): Rn.Expr {
    return { kind: 'tuple', items, unboxed: false, span: this.span };
  }

  list(items: readonly Rn.Expr[]): Rn.Expr {
    return { kind: 'list', items, span: this.span };
  }

  do(stmts: readonly Rn.Stmt[]): Rn.Expr {
    return { kind: 'do', stmts, span: this.span };
  }

  comprehension(body: Rn.Expr, stmts: readonly Rn.Stmt[]): Rn.Expr {
    return { kind: 'comprehension', body, branches: [stmts], span: this.span };
  }

  bind(name: Name, expr: Rn.Expr): Rn.Stmt {
    return { kind: 'bind', pattern: this.varP(name), expr, place: this.span, span: this.span };
  }

  stmt(expr: Rn.Expr): Rn.Stmt {
    return { kind: 'exprStmt', expr, span: this.span };
  }

  // Patterns

  varP(name: Name): Rn.Pattern {
    return { kind: 'varPattern', name, span: this.span };
  }

  wildP(): Rn.Pattern {
    return { kind: 'wildPattern', span: this.span };
  }

  /** constructor pattern with variables */
  conP(con: Name, args: readonly Name[]): Rn.Pattern {
    return { kind: 'conPattern', con: { name: con, span: this.span }, args: args.map((name) => this.varP(name)), span: this.span };
  }

  /** constructor pattern that looks at no argument */
  anyP(con: Name, arity: number): Rn.Pattern {
    return { kind: 'conPattern', con: { name: con, span: this.span }, args: Array.from({ length: arity }, () => this.wildP()), span: this.span };
  }

  tupleP(...items: readonly Rn.Pattern[]): Rn.Pattern {
    return { kind: 'tuplePattern', items, unboxed: false, span: this.span };
  }

  /** `n#` as a pattern */
  intP(value: number): Rn.Pattern {
    return { kind: 'literalPattern', value: { kind: 'integer', value: BigInt(value) }, hashes: 1, negative: false, span: this.span };
  }

  // Bindings

  rhs(body: Rn.Expr): Rn.Rhs {
    return unguarded(body, this.span);
  }

  clause(params: readonly Rn.Pattern[], body: Rn.Expr): Rn.Clause {
    return { kind: 'clause', params, rhs: this.rhs(body), span: this.span };
  }

  fun(name: Name, ...clauses: readonly Rn.Clause[]): Rn.FunBind {
    return { kind: 'funBind', name, infix: false, clauses, signature: null, strict: false, pragma: null, span: this.span };
  }

  /** a method by its wired-in name */
  method(text: Parameters<WiredIn['value']>[0], ...clauses: readonly Rn.Clause[]): Rn.FunBind {
    return this.fun(this.wired.value(text), ...clauses);
  }
}
