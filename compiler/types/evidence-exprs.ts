/** Small typed expressions that evidence is made of. */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type { Evidence, Expr, Id } from '../typed/syntax.ts';
import type { Tc } from './tc.ts';
import type { DataCon, Type } from './type.ts';

/** Makes expressions at one place. A library function that is not known (its module does not load) makes the whole null. */
export class EvidenceExprs {
  readonly #tc: Tc;
  readonly span: Span;

  constructor(tc: Tc, span: Span) {
    this.#tc = tc;
    this.span = span;
  }

  /** The library function `name`; null when it is not known. */
  global(name: Name): Id | null {
    const thing = this.#tc.globals.value(name);
    return thing === undefined || thing.kind === 'con' || thing.kind === 'synonym' ? null : thing.id;
  }

  var(id: Id): Expr {
    return { kind: 'var', span: this.span, id };
  }

  con(con: DataCon): Expr {
    return { kind: 'con', span: this.span, con, type: con.type };
  }

  apply(fun: Expr, args: readonly Expr[], type: Type): Expr {
    return { kind: 'apply', span: this.span, fun, args, type };
  }

  evidence(evidence: Evidence, type: Type): Expr {
    return { kind: 'evidence', span: this.span, evidence, type };
  }

  /** NUL-terminated text in static memory. */
  address(text: string): Expr {
    return { kind: 'lit', span: this.span, lit: { rep: 'string', value: text }, type: this.#tc.builtin.wiredType('Addr#') };
  }

  /** A String; null without the library. */
  string(text: string): Expr | null {
    const unpack = this.global(this.#tc.globals.wired.value('unpackCString#'));
    const { builtin } = this.#tc;
    return unpack === null ? null : this.apply(this.var(unpack), [this.address(text)], builtin.listType(builtin.wiredType('Char')));
  }

  /** An Int; null without the library. */
  int(value: number): Expr | null {
    const thing = this.#tc.globals.value(this.#tc.globals.wired.value('I#'));
    if (thing?.kind !== 'con') return null;
    const { builtin } = this.#tc;
    const lit: Expr = { kind: 'lit', span: this.span, lit: { rep: 'i64', value: BigInt(value) }, type: builtin.wiredType('Int#') };
    return this.apply(this.con(thing.con), [lit], builtin.wiredType('Int'));
  }
}
