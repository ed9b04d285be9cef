/**
 * What is allocated once, at the top level: closed constructors, literals of type Integer.
 *
 * Note [Static constructors]: a constructor application whose arguments are literals, globals or other such applications is allocated once, at the top level,
 * under the name of the binding it is found in (`f_c1`). So a list of literals costs nothing at run time.
 */
import type { Span } from '../base/span.ts';
import { newVar } from '../core/build.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import type * as Stg from '../stg/syntax.ts';
import { LocalNames } from './local-names.ts';
import { returned } from './words.ts';

/** Bits of a piece of a big Integer. */
const PIECE = 63n;

export abstract class Statics extends LocalNames {
  /** The closure of an expression that mentions nothing local, by a translator of its own. */
  protected abstract closureApart(expr: Core.Expr): Stg.Lambda;

  /** See Note [Static constructors]. The right-hand side at the top level, null when the expression is not closed. */
  staticCon(expr: Core.Con): Stg.ConRhs | null {
    const args: Stg.Atom[] = [];
    for (const [i, arg] of expr.args.entries()) {
      if (expr.con.fields[i] === 'void') continue;
      const atom = this.staticAtom(arg) ?? this.hoistedClosure(arg);
      if (atom === null) return null;
      args.push(atom);
    }
    return { kind: 'con', con: this.module.con(expr.con), args, span: expr.span };
  }

  /** An argument of a top-level constructor that is not static itself gets a closure of its own: at the top level everything is closed. */
  protected hoistedClosure(arg: Core.Expr): Stg.Atom | null {
    const reps = repsOf(arg);
    if (reps !== 'lifted') return null;
    return {
      kind: 'var',
      name: this.module.hoist(this.owner, `closure ${newVar('', 'lifted').unique}`, () => this.closureApart(arg), arg.span),
      span: arg.span,
    };
  }

  /** The atom of a literal, a global, or a closed constructor application; null for anything else. Long chains do not recurse. */
  protected staticAtom(arg: Core.Expr): Stg.Atom | null {
    const spine: Core.Con[] = [];
    let e = arg;
    while (e.kind === 'con' && e.args.length > 0) {
      spine.push(e);
      e = e.args[e.args.length - 1];
    }
    let last = this.leaf(e);
    for (let con = spine.pop(); con !== undefined; con = spine.pop()) {
      if (last === null) return null;
      last = this.staticCell(con, last);
    }
    return last;
  }

  /** A constructor whose last argument is static; null when another is not. */
  protected staticCell(con: Core.Con, last: Stg.Atom): Stg.Atom | null {
    const atoms: Stg.Atom[] = [];
    for (const [i, field] of con.args.entries()) {
      if (con.con.fields[i] === 'void') continue;
      const atom = i === con.args.length - 1 ? last : this.staticAtom(field);
      if (atom === null) return null;
      atoms.push(atom);
    }
    return this.staticNode(con, atoms);
  }

  protected leaf(e: Core.Expr): Stg.Atom | null {
    if (e.kind === 'lit') return this.literal(e.lit, e.span);
    if (e.kind === 'con') return this.staticNode(e, []);
    if (e.kind !== 'var') return null;
    const atom = this.atoms.get(e.var);
    if (atom !== undefined && atom.kind === 'lit') return atom;
    return e.var.global ? { kind: 'var', name: this.module.global(e.var), span: e.span } : null;
  }

  protected staticNode(con: Core.Con, args: readonly Stg.Atom[]): Stg.Atom {
    const name = this.module.con(con.con);
    const key = `${name} ${args.map(atomKey).join(' ')}`;
    return { kind: 'var', name: this.module.hoist(this.owner, key, () => ({ kind: 'con', con: name, args, span: con.span }), con.span), span: con.span };
  }

  protected literal(lit: Core.Literal, span: Span): Stg.Atom {
    if (lit.rep === 'integer') return this.integer(lit.value, span);
    return { ...lit, kind: 'lit', span } as Stg.LitAtom;
  }

  /** A static Integer; one of more than 64 bits is computed once, from pieces. */
  protected integer(value: bigint, span: Span): Stg.Atom {
    const key = `integer ${value}`;
    const make = (): Stg.Rhs => {
      if (BigInt.asIntN(64, value) === value) return { kind: 'con', con: 'IS', args: [{ kind: 'lit', rep: 'i64', value, span }], span };
      return { kind: 'lambda', params: [], results: ['p'], once: false, body: bigInteger(value, span), span };
    };
    return { kind: 'var', name: this.module.hoist(this.owner, key, make, span), span };
  }
}

function atomKey(atom: Stg.Atom): string {
  if (atom.kind === 'var') return atom.name;
  if (atom.rep === 'void') return '#';
  if (atom.rep === 'string') return `${JSON.stringify(atom.value)}${atom.bytes ? '##' : ''}`;
  return Object.is(atom.value, -0) ? `${atom.rep}:-0` : `${atom.rep}:${atom.value}`;
}

/** `integerFromWord# … ` and shifts: 63 bits at a time, highest first. */
function bigInteger(value: bigint, span: Span): Stg.Expr {
  const negative = value < 0n;
  const digits: bigint[] = [];
  for (let rest = negative ? -value : value; rest > 0n; rest >>= PIECE) digits.unshift(rest & ((1n << PIECE) - 1n));
  let n = 0;
  const atom = (name: string): Stg.Atom => ({ kind: 'var', name, span });
  const lit = (v: bigint): Stg.Atom => ({ kind: 'lit', rep: 'i64', value: v, span });
  const step = (op: string, args: readonly Stg.Atom[], next: (result: Stg.Atom) => Stg.Expr): Stg.Expr => {
    const name = `n${n++}`;
    return { kind: 'case', scrut: { kind: 'prim', op, args, span }, binder: { name, rep: 'p', span }, alts: [], fallback: next(atom(name)), span };
  };
  const from = (i: number, sum: Stg.Atom): Stg.Expr => {
    if (i === digits.length) return negative ? step('integerNegate#', [sum], (r) => returned(r, span)) : returned(sum, span);
    return step('integerShiftL#', [sum, lit(PIECE)], (high) =>
      step('integerFromInt#', [lit(digits[i])], (low) => step('integerOr#', [high, low], (all) => from(i + 1, all))),
    );
  };
  return step('integerFromInt#', [lit(digits[0])], (first) => from(1, first));
}
