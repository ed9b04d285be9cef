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
import * as make from '../stg/make.ts';
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
    for (let i = 0; i < expr.args.length; i++) {
      const arg = expr.args[i];
      if (expr.con.fields[i] === 'void') continue;
      const atom = this.staticAtom(arg) ?? this.hoistedClosure(arg);
      if (atom === null) return null;
      args.push(atom);
    }
    return make.con(this.module.con(expr.con), args, expr.span);
  }

  /** An argument of a top-level constructor that is not static itself gets a closure of its own: at the top level everything is closed. */
  protected hoistedClosure(arg: Core.Expr): Stg.Atom | null {
    const reps = repsOf(arg);
    if (reps !== 'lifted') return null;
    return make.variable(
      this.module.hoist(this.owner, `closure ${newVar('', 'lifted').unique}`, () => this.closureApart(arg), arg.span),
      arg.span,
    );
  }

  /** The atom of a literal, a global, or a closed constructor application; null for anything else. Long chains do not recurse. */
  protected staticAtom(arg: Core.Expr): Stg.Atom | null {
    if (arg.kind !== 'con') return this.leaf(arg);
    const spine: Core.Con[] = [];
    let e: Core.Expr = arg;
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
    for (let i = 0; i < con.args.length; i++) {
      if (con.con.fields[i] === 'void') continue;
      const atom = i === con.args.length - 1 ? last : this.staticAtom(con.args[i]);
      if (atom === null) return null;
      atoms.push(atom);
    }
    return this.staticNode(con, atoms);
  }

  protected leaf(e: Core.Expr): Stg.Atom | null {
    if (e.kind === 'lit') return this.literal(e.lit, e.span);
    if (e.kind === 'con') return this.staticNode(e, []);
    if (e.kind !== 'var') return null;
    if (e.var.global) return make.variable(this.module.global(e.var), e.span);
    const atom = this.atoms.get(e.var.unique);
    return atom !== undefined && atom.kind === 'lit' ? atom : null;
  }

  protected staticNode(con: Core.Con, args: readonly Stg.Atom[]): Stg.Atom {
    const name = this.module.con(con.con);
    const { span } = con;
    if (args.length === 0) return make.variable(this.module.nullary(this.owner, name, span), span);
    const key = `${name} ${args.map(atomKey).join(' ')}`;
    return make.variable(
      this.module.hoist(this.owner, key, () => make.con(name, args, span), span),
      span,
    );
  }

  protected literal(lit: Core.Literal, span: Span): Stg.Atom {
    switch (lit.rep) {
      case 'integer':
        return this.integer(lit.value, span);
      case 'void':
        return make.literalAtom('void', undefined, undefined, span);
      case 'string':
        return make.literalAtom('string', lit.value, lit.bytes, span);
      default:
        return make.literalAtom(lit.rep, lit.value, undefined, span);
    }
  }

  /** A static Integer; one of more than 64 bits is computed once, from pieces. */
  protected integer(value: bigint, span: Span): Stg.Atom {
    const key = `integer ${value}`;
    const rhs = (): Stg.Rhs => {
      if (BigInt.asIntN(64, value) === value) return make.con('IS', [make.literalAtom('i64', value, undefined, span)], span);
      return make.lambda([], ['p'], bigInteger(value, span), span);
    };
    return make.variable(this.module.hoist(this.owner, key, rhs, span), span);
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
  const atom = (name: string): Stg.Atom => make.variable(name, span);
  const lit = (v: bigint): Stg.Atom => make.literalAtom('i64', v, undefined, span);
  const step = (op: string, args: readonly Stg.Atom[], next: (result: Stg.Atom) => Stg.Expr): Stg.Expr => {
    const name = `n${n++}`;
    return make.caseOf(make.prim(op, args, span), { name, rep: 'p', span }, [], next(atom(name)), span);
  };
  const from = (i: number, sum: Stg.Atom): Stg.Expr => {
    if (i === digits.length) return negative ? step('integerNegate#', [sum], (r) => returned(r, span)) : returned(sum, span);
    return step('integerShiftL#', [sum, lit(PIECE)], (high) =>
      step('integerFromInt#', [lit(digits[i])], (low) => step('integerOr#', [high, low], (all) => from(i + 1, all))),
    );
  };
  return step('integerFromInt#', [lit(digits[0])], (first) => from(1, first));
}
