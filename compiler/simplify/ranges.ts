/**
 * Ranges: a local function that goes through a list, called with a range of Ints, counts instead.
 *
 *     letrec go = \xs s -> case xs of { [] -> a; x : rest -> b[go rest] } in go (ints first step count) s      becomes
 *     letrec go = \first step count s -> case count of { 0 -> a; _ -> let x = I# first in b[go (first + step) step (count - 1)] } in go first step count s
 *
 * The function must begin with taking the list apart, behind evaluations of variables at most, and do nothing with the rest but go on: no element is made that it does
 * not ask for, as before. A loop that is entered with another list, too, stays as it is; the step is a parameter only if it is not one number. This is what
 * `forM_ [1 .. n]`, folds and comprehensions become: GHC has foldr/build fusion for it.
 */
import { cloneVar, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { mapBind, mapChildren, mapEach, mapList, pushChildren, withBody } from '../core/traverse.ts';
import { sameLiteral } from './values.ts';

/** lib/GHC/Enum.hs: `ints first step count`. */
const INTS = 'GHC.Enum.ints';
const COUNTERS = ['i64', 'i64', 'i64'] as const;

/** The module, its loops over ranges counting. `int`: the constructor of Int. */
export function ranges(module: Core.Module, int: Core.DataCon): Core.Module {
  const change = (e: Core.Expr): Core.Expr => {
    const made = mapChildren(e, change);
    if (made.kind === 'letjoin' && made.rec && made.joins.length === 1) return countingJoin(made, int) ?? made;
    return made.kind === 'let' && made.bind.kind === 'rec' && made.bind.binds.length === 1 ? (countingLet(made, made.bind.binds[0], int) ?? made) : made;
  };
  return { ...module, binds: mapEach(module.binds, (group) => mapBind(group, change)) };
}

function countingJoin(e: Core.LetJoin, int: Core.DataCon): Core.Expr | null {
  const [{ var: v, params, body, span }] = e.joins;
  const loop = loopOf(v, params, body, e.body);
  if (loop === null) return null;
  const made = new Counting(loop, int);
  return make.letJoin(true, [{ var: made.var, params: made.params, body: made.body(), span }], made.expr(e.body), e.span, e.origin);
}

function countingLet(
  e: Core.Let,
  { var: v, expr, span }: { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Core.Expr['span'] },
  int: Core.DataCon,
) {
  const loop = expr.kind === 'lam' ? loopOf(v, expr.params, expr.body, e.body) : null;
  if (loop === null || expr.kind !== 'lam') return null;
  const made = new Counting(loop, int);
  const lam = make.lam(made.params, made.body(), expr.oneShot, expr.span, expr.origin);
  return make.letIn({ kind: 'rec', binds: [{ var: made.var, expr: lam, span }], span: e.bind.span }, made.expr(e.body), e.span, e.origin);
}

/** A function that takes the list `params[at]` apart and does nothing else with it. */
interface Loop {
  readonly var: Core.Var;
  readonly params: readonly Core.Var[];
  readonly body: Core.Expr;
  readonly at: number;
  readonly case: Core.Case;
  readonly nil: Core.Alt;
  readonly cons: Core.ConAlt;
  /** the number that every call's range goes on by */
  readonly step: Core.Expr | null;
}

/** Null unless every call from outside is for a range, and every call within for the rest of the list. */
function loopOf(v: Core.Var, params: readonly Core.Var[], body: Core.Expr, scope: Core.Expr): Loop | null {
  const c = caseOfList(body);
  const cons = c?.alts.find((alt) => alt.kind === 'con' && alt.con.name === 'GHC.Types.:') as Core.ConAlt | undefined;
  const nil = c?.alts.find((alt) => alt !== cons);
  if (c === null || c.scrutinee.kind !== 'var' || cons === undefined || nil === undefined) return null;
  const at = params.indexOf(c.scrutinee.var);
  if (at < 0) return null;
  const rest = cons.fields[1];
  const goesOn = (arg: Core.Expr | undefined): boolean => arg?.kind === 'var' && arg.var === rest;
  const inside = uses(body, v, at, goesOn, [params[at], c.binder, rest]);
  // the list occurs where it is taken apart, its rest in calls
  if (!inside.fit || inside.others !== 1 + inside.calls) return null;
  const steps: Core.Expr[] = [];
  const outside = uses(scope, v, at, (arg) => arg !== undefined && isRange(arg, steps), []);
  if (!outside.fit || outside.calls === 0) return null;
  const [first] = steps;
  const one = first.kind === 'lit' && steps.every((each) => each.kind === 'lit' && sameLiteral(each.lit, first.lit));
  return { var: v, params, body, at, case: c, nil, cons, step: one ? first : null };
}

/** What takes a list apart, behind evaluations of variables, such as the accumulator of a fold. */
function caseOfList(body: Core.Expr): Core.Case | null {
  let e = body;
  for (;;) {
    if (e.kind !== 'case' || e.scrutinee.kind !== 'var') return null;
    if (e.alts.length === 2) return e.fallback === null ? e : null;
    const branch: Core.Expr | null = e.alts.length === 0 ? e.fallback : e.fallback === null ? e.alts[0].body : null;
    if (branch === null) return null;
    e = branch;
  }
}

/** How often an expression calls a function or join point, whether it does nothing else with it and its arguments are right, and how often it mentions others. */
function uses(expr: Core.Expr, v: Core.Var, at: number, isRight: (arg: Core.Expr | undefined) => boolean, others: readonly Core.Var[]) {
  const found = { fit: true, calls: 0, others: 0 };
  const stack: Core.Expr[] = [expr];
  let mentions = 0;
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === 'var') {
      if (e.var === v) mentions++;
      else if (others.includes(e.var)) found.others++;
    } else if ((e.kind === 'jump' && e.join === v) || (e.kind === 'app' && e.fun.kind === 'var' && e.fun.var === v)) {
      found.calls++;
      if (e.kind === 'jump') mentions++;
      if (!isRight(e.args[at])) found.fit = false;
    }
    pushChildren(e, stack);
  }
  if (mentions !== found.calls) found.fit = false;
  return found;
}

/** A range, whichever way is taken to it; its steps are added to `steps`. */
function isRange(e: Core.Expr, steps: Core.Expr[]): boolean {
  if (e.kind === 'let') return isRange(e.body, steps);
  if (e.kind === 'case') {
    const ways = e.alts.map(({ body }) => body);
    if (e.fallback !== null) ways.push(e.fallback);
    return ways.length > 0 && ways.every((way) => isRange(way, steps));
  }
  if (e.kind !== 'app' || e.fun.kind !== 'var' || e.fun.var.name !== INTS || e.args.length !== COUNTERS.length) return false;
  steps.push(e.args[1]);
  return true;
}

/** Its first element, step and count, instead of it. */
function counters(e: Core.Expr): Core.Expr {
  if (e.kind === 'app') return make.tuple(e.args, e.span);
  if (e.kind === 'let') return make.letIn(e.bind, counters(e.body), e.span);
  if (e.kind !== 'case') return e;
  const alts = e.alts.map((alt) => withBody(alt, counters(alt.body)));
  return make.caseOf(e.scrutinee, e.binder, alts, e.fallback && counters(e.fallback), COUNTERS, e.span);
}

/** The loop over a list made one that counts. */
class Counting {
  readonly var: Core.Var;
  readonly params: readonly Core.Var[];
  readonly #loop: Loop;
  readonly #int: Core.DataCon;
  readonly #reps: Core.Reps;
  /** first element, step and count of what is left */
  readonly #left: readonly Core.Var[];

  constructor(loop: Loop, int: Core.DataCon) {
    const { params, at } = loop;
    this.#loop = loop;
    this.#int = int;
    this.var = cloneVar(loop.var);
    this.#reps = repsOf(loop.body);
    this.#left = ['i', 'step', 'left'].map((name) => newVar(name, 'i64', params[at].span));
    this.params = [...params.slice(0, at), ...this.#passed(this.#left), ...params.slice(at + 1)];
  }

  body(): Core.Expr {
    return this.expr(this.#loop.body);
  }

  /** What of first element, step and count is a parameter. */
  #passed<T>(left: readonly T[]): readonly T[] {
    return this.#loop.step === null ? left : [left[0], left[2]];
  }

  #counting({ case: c, nil, cons }: Loop): Core.Expr {
    const [x] = cons.fields;
    const element = make.con(this.#int, [varExpr(this.#left[0], x.span)], x.span);
    const more = make.letIn({ kind: 'nonrec', var: x, expr: element, span: x.span }, this.expr(cons.body), cons.span);
    const none = make.litAlt({ rep: 'i64', value: 0n }, this.expr(nil.body), nil.span);
    return make.caseOf(varExpr(this.#left[2], c.scrutinee.span), newVar('left', 'i64', c.span), [none], more, c.reps, c.span, c.origin);
  }

  /** With calls of the loop that counts. */
  readonly expr = (e: Core.Expr): Core.Expr => {
    const { var: v, case: c } = this.#loop;
    if (e === c) return this.#counting(this.#loop);
    if (e.kind === 'jump' && e.join === v) return this.#counted(e, this.#reps, (args) => make.jump(this.var, args, e.span, e.origin));
    if (e.kind !== 'app' || e.fun.kind !== 'var' || e.fun.var !== v) return mapChildren(e, this.expr);
    const fun = varExpr(this.var, e.fun.span);
    return this.#counted(e, e.reps, (args) => make.app(fun, args, e.reps, e.span, e.origin));
  };

  #counted(call: Core.App | Core.Jump, reps: Core.Reps, again: (args: readonly Core.Expr[]) => Core.Expr): Core.Expr {
    const { at } = this.#loop;
    const args = mapList(call.args, this.expr);
    const list = args[at];
    const with3 = (three: readonly Core.Expr[]): Core.Expr => again([...args.slice(0, at), ...this.#passed(three), ...args.slice(at + 1)]);
    if (list.kind === 'var') {
      const [i, given, left] = this.#left.map((v) => varExpr(v, list.span));
      const step = this.#loop.step ?? given;
      const one = make.literal({ rep: 'i64', value: 1n }, list.span);
      return with3([make.prim('+#', [i, step], 'i64', list.span), step, make.prim('-#', [left, one], 'i64', list.span)]);
    }
    if (list.kind === 'app') return with3(list.args);
    const given = COUNTERS.map((rep, i) => newVar(this.#left[i].name, rep, list.span));
    const alt = make.tupleAlt(given, with3(given.map((v) => varExpr(v, list.span))), list.span);
    return make.caseOf(counters(list), newVar('range', 'void', list.span), [alt], null, reps, list.span);
  }
}
