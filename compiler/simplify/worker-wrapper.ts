/**
 * Worker/wrapper: functions that take their arguments apart get them in pieces, and return pieces of what they build.
 *
 *     f = \n -> case n of I# x -> … I# r          becomes
 *     f_w = \x -> let n = I# x in case (body of f) of I# r -> (# r #)
 *     f = \n -> case n of I# x -> case f_w x of (# r #) -> I# r          -- always inlined
 *
 * The simplifier then cancels what meets. Join points take their parameters in pieces in the same way. Lets and arguments that are surely evaluated are evaluated
 * first rather than suspended. Source: Gill and Hutton 2009; Baker-Finch and others 2004 (constructed product result).
 */

import { concatMap } from '../base/lists.ts';
import { bindingsOf, infoOf, newGlobal, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { mapChildren } from '../core/traverse.ts';
import { TakenApart } from './parts.ts';
import { isAtom, sizeOf } from './size.ts';
import type { Strictness } from './strictness.ts';

/** Functions this small are inlined as they are. */
const TOO_SMALL = 10;

/** Which parameters come in pieces, and what the result is put together from. */
interface Plan {
  readonly pieces: readonly (Core.DataCon | null)[];
  readonly result: Core.DataCon | null;
}

/** Splits the functions of a module. */
export function workerWrapper(module: Core.Module, strict: Strictness): Core.Module {
  const splitter = new Splitter(strict);
  const exported = new Set(module.exported);
  const binds = concatMap(module.binds, (group) => splitter.top(group, exported));
  return { ...module, binds, exported };
}

type Binding = { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Core.Expr['span'] };

class Splitter {
  readonly #strict: Strictness;
  readonly #parts: TakenApart;
  /** what functions split so far take in pieces */
  readonly #opened = new Map<Core.Var, readonly (Core.DataCon | null)[]>();
  readonly #joins = new Map<Core.Var, readonly (Core.DataCon | null)[]>();
  /** what the join points in scope return */
  readonly #joinReps = new Map<Core.Var, Core.Reps>();

  constructor(strict: Strictness) {
    this.#strict = strict;
    this.#parts = new TakenApart(strict);
  }

  top(group: Core.Bind, exported: Set<Core.Var>): readonly Core.Bind[] {
    const rec = group.kind === 'rec';
    const binds = concatMap(bindingsOf(group), (b) => {
      const made = this.#binding(b, rec);
      if (made.length > 1 && exported.has(b.var)) exported.add(made[0].var);
      return made;
    });
    return rec ? [{ kind: 'rec', binds, span: group.span }] : binds.map((b) => ({ kind: 'nonrec', var: b.var, expr: b.expr, span: b.span }));
  }

  /** The binding; or its worker and its wrapper. */
  #binding(b: Binding, rec: boolean): readonly Binding[] {
    const plan = b.expr.kind === 'lam' ? this.#plan(b.var, b.expr, rec) : null;
    if (plan !== null) this.#opened.set(b.var, plan.pieces);
    const expr = b.expr.kind === 'lam' ? mapChildren(b.expr, this.#expr) : this.#expr(b.expr);
    if (plan === null || expr.kind !== 'lam') return [expr === b.expr ? b : { var: b.var, expr, span: b.span }];
    return this.#split(b.var, expr, plan, b.span);
  }

  #plan(v: Core.Var, lam: Core.Lam, rec: boolean): Plan | null {
    if (v.info?.inline === 'always' || v.info?.inline === 'never') return null;
    if (!rec && sizeOf(lam.body, TOO_SMALL) <= TOO_SMALL) return null;
    const parts = this.#parts.of(v, lam);
    const pieces = lam.params.map((p) => parts.get(p) ?? null);
    const result = repsOf(lam.body) === 'lifted' ? this.#parts.result(lam.body, v, lam.params.length, parts) : null;
    if (result === null && pieces.every((p) => p === null)) return null;
    if (pieces.reduce((n, con) => n + (con === null ? 1 : con.fields.length), 0) > 24) return null;
    return { pieces, result: result === null || result === 'any' ? null : result };
  }

  #split(v: Core.Var, lam: Core.Lam, plan: Plan, span: Core.Expr['span']): readonly Binding[] {
    const { pieces, result } = plan;
    const name = `${v.name}_w`;
    const worker = v.module === null ? newVar(name, 'lifted', v.span) : newGlobal(name, v.module, v.span);
    const fields = lam.params.map(
      (p, i) => pieces[i]?.fields.map((rep, k) => newVar(pieces[i]?.fields.length === 1 ? p.name : `${p.name}${k + 1}`, rep, p.span)) ?? null,
    );
    let params = concatMap(lam.params, (p, i) => fields[i] ?? [p]);
    if (params.length === 0) params = [newVar('void', 'void', span)];
    let body = lam.body;
    if (result !== null) body = unbox(body, result);
    for (let i = pieces.length - 1; i >= 0; i--) {
      const con = pieces[i];
      const parts = fields[i];
      if (con === null || parts === null) continue;
      const box: Core.Con = make.con(
        con,
        parts.map((f) => varExpr(f, span)),
        span,
      );
      body = make.letIn({ kind: 'nonrec', var: lam.params[i], expr: box, span }, body, span);
    }
    const workerLam: Core.Lam = make.lam(params, body, lam.oneShot, lam.span, lam.origin);
    const wrapper = this.#wrapper(worker, lam, plan, repsOf(lam.body), span);
    if (v.info?.bottoms === true) infoOf(worker).bottoms = true;
    Object.assign(infoOf(v), { inline: 'always', wrapper: true, unfolding: null });
    return [
      { var: worker, expr: workerLam, span },
      { var: v, expr: wrapper, span },
    ];
  }

  #wrapper(worker: Core.Var, lam: Core.Lam, plan: Plan, reps: Core.Reps, span: Core.Expr['span']): Core.Lam {
    const params = lam.params.map((p) => newVar(p.name, p.rep, p.span, p.type));
    const fields = params.map((p, i) => plan.pieces[i]?.fields.map((rep) => newVar(p.name, rep, p.span)) ?? null);
    let args = concatMap(params, (p, i): Core.Expr[] => (fields[i] ?? [p]).map((f) => varExpr(f, span)));
    if (args.length === 0) args = [make.literal({ rep: 'void' }, span)];
    const { result } = plan;
    let body: Core.Expr = make.app(varExpr(worker, span), args, result === null ? reps : result.fields, span);
    if (result !== null) {
      const parts = result.fields.map((rep) => newVar('r', rep, span));
      const boxed: Core.Con = make.con(
        result,
        parts.map((f) => varExpr(f, span)),
        span,
      );
      const alt = make.tupleAlt(parts, boxed, span);
      body = make.caseOf(body, newVar('t', 'void', span), [alt], null, 'lifted', span);
    }
    for (let i = params.length - 1; i >= 0; i--) {
      const con = plan.pieces[i];
      const parts = fields[i];
      if (con !== null && parts !== null) body = open(varExpr(params[i], span), con, parts, body, repsOf(body), span);
    }
    return make.lam(params, body, false, span);
  }

  // Everything inside ------------------------------------------------------------------------------------------------------------------------

  /** What has nothing to change in it stays the same object; what has still says where it comes from. */
  readonly #expr = (e: Core.Expr): Core.Expr => {
    const made = this.#changed(e);
    return made === e || e.origin === undefined || made.origin !== undefined ? made : make.withOrigin(made, e.origin);
  };

  #changed(e: Core.Expr): Core.Expr {
    switch (e.kind) {
      case 'app': {
        const flags = e.fun.kind === 'var' ? this.#flagsOf(e.fun.var) : null;
        const call = mapChildren(e, this.#expr) as Core.App;
        return flags === null || flags.length > e.args.length ? call : evaluateArgs(call, flags, e.reps);
      }
      case 'let':
        return this.#let(e);
      case 'letjoin':
        return this.#letJoin(e);
      case 'jump':
        return this.#jump(e);
      default:
        return mapChildren(e, this.#expr);
    }
  }

  /** The arguments to evaluate first: not what the wrapper takes apart, which then meets the constructors that the argument's branches end in. */
  #flagsOf(f: Core.Var): readonly boolean[] | null {
    const flags = this.#strict.functions.get(f) ?? f.info?.strict ?? null;
    const pieces = this.#opened.get(f);
    return flags === null || pieces === undefined ? flags : flags.map((flag, i) => flag && pieces[i] === null);
  }

  #let(e: Core.Let): Core.Expr {
    const { bind, span } = e;
    if (bind.kind === 'rec') {
      const binds = concatMap(bind.binds, (b) => this.#binding(b, true));
      const body = this.#expr(e.body);
      if (body === e.body && binds.length === bind.binds.length && binds.every((b, i) => b === bind.binds[i])) return e;
      return make.letIn({ kind: 'rec', binds, span: bind.span }, body, span, e.origin);
    }
    const { var: v, expr } = bind;
    if (this.#strict.strictLets.has(v) && !isValue(expr)) {
      const body = this.#expr(e.body);
      const origin = e.origin ?? span;
      return make.caseOf(this.#expr(expr), v, [], body, this.#returned(body), bind.span, origin);
    }
    const made = this.#binding(bind, false);
    const body = this.#expr(e.body);
    if (made.length === 1 && made[0].expr === expr && body === e.body) return e;
    return made.reduceRight<Core.Expr>((inner, b) => make.letIn({ kind: 'nonrec', var: b.var, expr: b.expr, span: b.span }, inner, span), body);
  }

  /** What an expression returns, which may jump to join points around it. */
  #returned(e: Core.Expr): Core.Reps {
    const joins = new Map<Core.Var, Core.Join>();
    let at = e;
    for (;;) {
      if (at.kind === 'let') at = at.body;
      else if (at.kind === 'letjoin') {
        for (const j of at.joins) joins.set(j.var, j);
        at = at.body;
      } else if (at.kind === 'jump') {
        const join = joins.get(at.join);
        if (join === undefined) return this.#joinReps.get(at.join) ?? 'lifted';
        joins.delete(at.join);
        at = join.body;
      } else return repsOf(at);
    }
  }

  #letJoin(e: Core.LetJoin): Core.Expr {
    const reps = this.#returned(e);
    for (const j of e.joins) {
      this.#joinReps.set(j.var, reps);
      const { pieces } = this.#parts.ofJoin(j);
      if (pieces.length > 0) this.#joins.set(j.var, pieces);
    }
    const joins = e.joins.map((j): Core.Join => {
      const pieces = this.#joins.get(j.var);
      let body = this.#expr(j.body);
      if (pieces === undefined) return body === j.body ? j : { var: j.var, params: j.params, body, span: j.span };
      const params: Core.Var[] = [];
      for (const [i, p] of j.params.entries()) {
        const con = pieces[i];
        if (con === null) {
          params.push(p);
          continue;
        }
        const parts = con.fields.map((rep) => newVar(p.name, rep, p.span));
        params.push(...parts);
        const box: Core.Con = make.con(
          con,
          parts.map((f) => varExpr(f, j.span)),
          j.span,
        );
        body = make.letIn({ kind: 'nonrec', var: p, expr: box, span: j.span }, body, j.span);
      }
      return { var: j.var, params, body, span: j.span };
    });
    const body = this.#expr(e.body);
    if (body === e.body && joins.every((j, i) => j === e.joins[i])) return e;
    return make.letJoin(e.rec, joins, body, e.span, e.origin);
  }

  #jump(e: Core.Jump): Core.Expr {
    const pieces = this.#joins.get(e.join);
    const call = mapChildren(e, this.#expr) as Core.Jump;
    const { args } = call;
    const flags = this.#strict.functions.get(e.join) ?? [];
    const reps = this.#joinReps.get(e.join) ?? 'lifted';
    if (pieces === undefined) return evaluateArgs(call, flags, reps);
    const given: Core.Expr[] = [];
    const wraps: ((body: Core.Expr) => Core.Expr)[] = [];
    for (const [i, arg] of args.entries()) {
      const con = pieces[i];
      if (con !== null) {
        const parts = con.fields.map((rep) => newVar('x', rep, arg.span));
        given.push(...parts.map((f) => varExpr(f, arg.span)));
        wraps.push((body) => open(arg, con, parts, body, reps, arg.span));
      } else if (flags[i] && isWork(arg)) {
        const v = newVar('arg', 'lifted', arg.span);
        given.push(varExpr(v, arg.span));
        wraps.push((body) => make.caseOf(arg, v, [], body, reps, arg.span));
      } else given.push(arg);
    }
    return wraps.reduceRight<Core.Expr>((body, wrap) => wrap(body), make.jump(e.join, given, e.span, e.origin));
  }
}

// ------------------------------------------------------------------------------------------------------------------------------------------

/** `case e of Con parts -> body` */
function open(e: Core.Expr, con: Core.DataCon, parts: readonly Core.Var[], body: Core.Expr, reps: Core.Reps, span: Core.Expr['span']): Core.Case {
  const alt = make.conAlt(con, parts, body, span);
  return make.caseOf(e, newVar('x', 'lifted', span), [alt], null, reps, span);
}

/** `case body of Con rs -> (# rs #)` */
function unbox(body: Core.Expr, con: Core.DataCon): Core.Expr {
  const { span } = body;
  const parts = con.fields.map((rep) => newVar('r', rep, span));
  const tuple: Core.Tuple = make.tuple(
    parts.map((f) => varExpr(f, span)),
    span,
  );
  return open(body, con, parts, tuple, con.fields, span);
}

/** Arguments that will be evaluated anyway are evaluated before the call. */
function evaluateArgs(call: Core.App | Core.Jump, flags: readonly boolean[], reps: Core.Reps): Core.Expr {
  if (!call.args.some((arg, i) => flags[i] && isWork(arg))) return call;
  const wraps: ((body: Core.Expr) => Core.Expr)[] = [];
  const args = call.args.map((arg, i) => {
    if (!flags[i] || !isWork(arg)) return arg;
    const v = newVar('arg', 'lifted', arg.span);
    wraps.push((body) => make.caseOf(arg, v, [], body, reps, arg.span));
    return varExpr(v, arg.span);
  });
  // A thunk of the whole is still a thunk of the call.
  const origin = call.origin ?? call.span;
  const inner = call.kind === 'app' ? make.app(call.fun, args, call.reps, call.span, call.origin) : make.jump(call.join, args, call.span, call.origin);
  return make.withOrigin(
    wraps.reduceRight<Core.Expr>((body, wrap) => wrap(body), inner),
    origin,
  );
}

/** Would it be suspended, were it not evaluated first? */
function isWork(arg: Core.Expr): boolean {
  return !isAtom(arg) && !isValue(arg) && repsOf(arg) === 'lifted';
}

function isValue(e: Core.Expr): boolean {
  return e.kind === 'con' || e.kind === 'lam' || e.kind === 'lit';
}
