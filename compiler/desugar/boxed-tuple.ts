/**
 * Note [Unboxed tuples in variables]
 * Functions return the components of an unboxed tuple; a variable, parameter, field or component is one value. There it is a box, an ordinary tuple whose raw
 * components are boxed as well (`I# n#`), made when the tuple is evaluated: its variable is unlifted. What may have components is given its box by `boxed`,
 * where it becomes an argument or is bound, and takes them out again where it is a result (`unboxed`). The optimiser removes most of both.
 */
import type { Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { letIn, unpack, unpackTuple, varExprs } from './build.ts';
import type { Ds } from './context.ts';

const rawBoxes = { i64: 'I#', i32: 'C#', f64: 'D#', f32: 'F#' } as const;

/** The constructor of the box of one raw component; null for pointers, which need none. */
export function rawBox(ds: Ds, rep: Core.Rep, span: Span): Core.DataCon | null {
  return rep === 'lifted' || rep === 'unlifted' || rep === 'void' ? null : ds.con(rawBoxes[rep], span);
}

/** The constructor of the box of so many components: a lone one has nothing beside it. */
export function boxCon(ds: Ds, size: number): Core.DataCon {
  return ds.tupleCon(size === 1 ? 2 : size);
}

/** The expression as one value. */
export function boxed(ds: Ds, e: Core.Expr): Core.Expr {
  if (e.kind === 'var' || e.kind === 'lit' || e.kind === 'lam' || e.kind === 'con') return e;
  const again = boxOf(ds, e);
  if (again !== null) return again;
  const reps = repsOf(e);
  if (typeof reps === 'string') return e;
  const parts = reps.map((rep) => newVar('part', rep, e.span));
  if (e.kind !== 'tuple') return unpackTuple(e, parts, box(ds, parts, e.span), 'unlifted', e.span);
  // raw components are evaluated, in order; lifted ones are as lazy as they were
  const strict = e.args.map((arg, i) => (reps[i] === 'lifted' || arg.kind === 'var' || arg.kind === 'lit' ? null : parts[i]));
  const values = e.args.map((arg, i) => (strict[i] === null ? arg : varExpr(parts[i], arg.span)));
  const whole = boxOfValues(ds, values, reps, e.span);
  return e.args.reduceRight<Core.Expr>((inner, arg, i) => (strict[i] === null ? inner : letIn(parts[i], arg, inner, arg.span)), whole);
}

function box(ds: Ds, parts: readonly Core.Var[], span: Span): Core.Expr {
  return boxOfValues(
    ds,
    varExprs(parts, span),
    parts.map(({ rep }) => rep),
    span,
  );
}

function boxOfValues(ds: Ds, values: readonly Core.Expr[], reps: readonly Core.Rep[], span: Span): Core.Expr {
  const unit = make.con(ds.tupleCon(0), [], span);
  const fields = values.map((value, i): Core.Expr => {
    const raw = rawBox(ds, reps[i], span);
    return reps[i] === 'void' ? unit : raw === null ? value : make.con(raw, [value], span);
  });
  return make.con(boxCon(ds, fields.length), fields.length === 1 ? [...fields, unit] : fields, span);
}

/** The components of the box that a variable stands for. */
export function unboxed(ds: Ds, v: Core.Var, reps: readonly Core.Rep[], span: Span): Core.Expr {
  const con = boxCon(ds, reps.length);
  const fields = con.fields.map((rep) => newVar('part', rep, span));
  const parts = reps.map((rep, i) => (rawBox(ds, rep, span) === null ? fields[i] : newVar('part', rep, span)));
  const tuple = make.tuple(
    reps.map((rep, i) => (rep === 'void' ? make.literal({ rep }, span) : varExpr(parts[i], span))),
    span,
  );
  const open = reps.reduceRight<Core.Expr>((inner, rep, i) => {
    const raw = rawBox(ds, rep, span);
    return raw === null ? inner : unpack(varExpr(fields[i], span), raw, [parts[i]], inner, reps, span);
  }, tuple);
  const components = make.caseOf(varExpr(v, span), newVar('whole', v.rep, span), [make.conAlt(con, fields, open, span)], null, reps, span);
  ds.unboxed.add(components);
  return components;
}

/** The variable that `unboxed` has taken apart. */
function boxOf(ds: Ds, e: Core.Expr): Core.Expr | null {
  return ds.unboxed.has(e) && e.kind === 'case' ? e.scrutinee : null;
}
