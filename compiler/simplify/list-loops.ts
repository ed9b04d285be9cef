/** Loops that make a list, or take one: how they are told, and the library's functions as such loops. */
import { bindingsOf, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { isHarmless } from '../core/primops.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { mapChildren, mapEach, mapList, pushChildren, withBody } from '../core/traverse.ts';
import { freshen } from './freshen.ts';
import { placesOfBody } from './places.ts';
import { isAtom, sizeOf } from './size.ts';
import { sameLiteral } from './values.ts';

export type Exprs = readonly Core.Expr[];

const CONS = 'GHC.Types.:';
/** lib/GHC/Base.hs: the second list is where the first ends. */
const APPEND = 'GHC.Base.++';
/** lib/GHC/Enum.hs: `ints first step count`. */
const INTS = 'GHC.Enum.ints';

/** Larger functions of the library stay calls. */
const MAX_LOOP = 40;

export function isCons(e: Core.Expr): e is Core.Con {
  return e.kind === 'con' && e.con.name === CONS;
}

/** Two lists, the first of which can be gone through here. */
export function isAppend({ fun, args }: Core.App): boolean {
  return fun.kind === 'var' && fun.var.name === APPEND && args.length === 2 && fun.var.info?.definition !== undefined;
}

export function isCall(e: Core.Expr, v: Core.Var): e is Core.App | Core.Jump {
  return (e.kind === 'jump' && e.join === v) || (e.kind === 'app' && e.fun.kind === 'var' && e.fun.var === v);
}

// Taking lists -----------------------------------------------------------------------------------------------------------------------------

/** How a function goes through the list `params[at]`: takes it apart in one place, where it may end, and does nothing else with it. */
export interface Taking {
  readonly at: number;
  readonly case: Core.Case;
  readonly nil: Core.Expr;
  readonly cons: Core.ConAlt;
  /** goes on once at most */
  readonly isLinear: boolean;
  /** goes on last */
  readonly isTail: boolean;
}

function consOf({ alts }: Core.Case): Core.ConAlt | undefined {
  return alts.find((alt) => alt.kind === 'con' && alt.con.name === CONS) as Core.ConAlt | undefined;
}

/** `isWanted`: of which parameters. */
export function takingOf(v: Core.Var, params: readonly Core.Var[], body: Core.Expr, isWanted: (at: number) => boolean): Taking | null {
  let found: Taking | null = null;
  eachCheapTail(body, (c) => {
    if (found !== null || c.scrutinee.kind !== 'var') return;
    const at = params.indexOf(c.scrutinee.var);
    const cons = consOf(c);
    const nil = c.alts.find((alt) => alt !== cons)?.body ?? c.fallback;
    if (at < 0 || !isWanted(at) || cons === undefined || nil === null) return;
    const rest = cons.fields[1];
    const goesOn = (arg: Core.Expr | undefined): boolean => arg?.kind === 'var' && arg.var === rest;
    const inside = usesOf(body, v, params.length, at, goesOn, [params[at], c.binder, rest]);
    // the list occurs where it is taken apart, its rest in calls
    if (!inside.fit || inside.others !== 1 + inside.calls) return;
    const isLinear = !inside.partial && visitsOf(cons.body, v) <= 1;
    found = { at, case: c, nil, cons, isLinear, isTail: !inside.partial && tailCallsOf(cons.body, v) === inside.calls };
  });
  return found;
}

/** Visits the cases that an expression ends in, behind no work: what is before them is done again for each part of a list that is left out. */
function eachCheapTail(expr: Core.Expr, visit: (c: Core.Case) => void): void {
  const stack = [expr];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === 'let' && e.bind.kind === 'nonrec' && isCheap(e.bind.expr)) stack.push(e.body);
    if (e.kind === 'letjoin' && !e.rec) stack.push(...e.joins.map(({ body }) => body), e.body);
    if (e.kind !== 'case') continue;
    visit(e);
    if (!isCheap(e.scrutinee)) continue;
    for (const { body } of e.alts) stack.push(body);
    if (e.fallback !== null) stack.push(e.fallback);
  }
}

function isCheap(e: Core.Expr): boolean {
  return isAtom(e) || (e.kind === 'prim' && isHarmless(e) && e.args.every(isCheap));
}

/** How often an expression ends in a call of `v`. */
export function tailCallsOf(expr: Core.Expr, v: Core.Var): number {
  let calls = 0;
  const stack = [expr];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (isCall(e, v)) calls++;
    else if (e.kind === 'let') stack.push(e.body);
    else if (e.kind === 'letjoin') stack.push(...e.joins.map(({ body }) => body), e.body);
    else if (e.kind === 'case') {
      for (const { body } of e.alts) stack.push(body);
      if (e.fallback !== null) stack.push(e.fallback);
    }
  }
  return calls;
}

type Test = (arg: Core.Expr | undefined) => boolean;

/**
 * How often an expression calls a function or join point, whether it does nothing else with it and its arguments are right, whether some are missing, and how often
 * it mentions others.
 */
export function usesOf(expr: Core.Expr, v: Core.Var, arity: number, at: number, isRight: Test, others: readonly Core.Var[]) {
  const found = { fit: true, calls: 0, partial: false, others: 0 };
  const stack: Core.Expr[] = [expr];
  let mentions = 0;
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === 'var') {
      if (e.var === v) mentions++;
      else if (others.includes(e.var)) found.others++;
    } else if (isCall(e, v)) {
      found.calls++;
      if (e.kind === 'jump') mentions++;
      if (e.args.length < arity) found.partial = true;
      if (!isRight(e.args[at]) || e.args.length > arity) found.fit = false;
    }
    pushChildren(e, stack);
  }
  if (mentions !== found.calls) found.fit = false;
  return found;
}

/** How often an expression may come to `v` on one way through it; 2 also when that is not known, as in a function. */
function visitsOf(e: Core.Expr, v: Core.Var): number {
  switch (e.kind) {
    case 'var':
      return e.var === v ? 1 : 0;
    case 'lam':
      return visitsOf(e.body, v) === 0 ? 0 : 2;
    case 'letjoin': {
      let visits = visitsOf(e.body, v);
      for (const { body } of e.joins) visits += visitsOf(body, v) * (e.rec ? 2 : 1);
      return visits;
    }
    case 'case': {
      let most = e.fallback === null ? 0 : visitsOf(e.fallback, v);
      for (const { body } of e.alts) most = Math.max(most, visitsOf(body, v));
      return visitsOf(e.scrutinee, v) + most;
    }
    default: {
      const parts: Core.Expr[] = [];
      pushChildren(e, parts);
      return parts.reduce((visits, part) => visits + visitsOf(part, v), e.kind === 'jump' && e.join === v ? 1 : 0);
    }
  }
}

/** May an expression stand in the place of the variable? It is mentioned once, and not in a function. */
export function isOnce(v: Core.Var, scope: Core.Expr): boolean {
  return mentionsOf(v, [scope]) === 1 && visitsOf(scope, v) === 1;
}

// Making lists -----------------------------------------------------------------------------------------------------------------------------

/** Is it a function that is mentioned only where a list ends, or goes on behind an element, with all its arguments? */
export function isProducer(bind: Core.Bind, scope: Core.Expr): boolean {
  const [{ var: v, expr }] = bindingsOf(bind);
  if (bind.kind !== 'rec' || bind.binds.length !== 1 || expr.kind !== 'lam') return false;
  const known = producers.get(scope);
  if (known?.bind === bind) return known.is;
  const is = makesOnly(v, expr, scope);
  producers.set(scope, { bind, is });
  return is;
}

/** What was found out, by scope: functions in functions would be asked for again and again. */
const producers = new WeakMap<Core.Expr, { readonly bind: Core.Bind; readonly is: boolean }>();

function makesOnly(v: Core.Var, expr: Core.Lam, scope: Core.Expr): boolean {
  let mentions = mentionsOf(v, [expr.body, scope]);
  eachEnd([expr.body, scope], (end) => {
    if (isCall(end, v) && end.args.length === expr.params.length) mentions--;
  });
  return mentions === 0;
}

function mentionsOf(v: Core.Var, exprs: Exprs): number {
  let mentions = 0;
  const stack = [...exprs];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === 'var' && e.var === v) mentions++;
    pushChildren(e, stack);
  }
  return mentions;
}

/** What lists end in, behind any number of elements. */
function eachEnd(lists: Exprs, visit: (end: Core.Expr) => void): void {
  const ends = [...lists];
  for (let e = ends.pop(); e !== undefined; e = ends.pop()) {
    switch (e.kind) {
      case 'con':
        if (isCons(e)) ends.push(e.args[1]);
        break;
      case 'let':
        if (isProducer(e.bind, e.body)) ends.push((bindingsOf(e.bind)[0].expr as Core.Lam).body);
        ends.push(e.body);
        break;
      case 'letjoin':
        for (const { body } of e.joins) ends.push(body);
        ends.push(e.body);
        break;
      case 'case':
        for (const { body } of e.alts) ends.push(body);
        if (e.fallback !== null) ends.push(e.fallback);
        break;
      case 'app':
        if (isAppend(e)) ends.push(e.args[1]);
        else visit(e);
        break;
      default:
        visit(e);
    }
  }
}

/** Worth a closer look: not a variable. */
export function mayMakeList(e: Core.Expr): boolean {
  if (e.kind === 'case') return e.alts.some(({ body }) => mayMakeList(body)) || (e.fallback !== null && mayMakeList(e.fallback));
  return e.kind === 'let' || e.kind === 'letjoin' || e.kind === 'con' || e.kind === 'app';
}

/** Is there a loop in it that makes a list? */
export function hasProducer(e: Core.Expr): boolean {
  switch (e.kind) {
    case 'let':
      return isProducer(e.bind, e.body) || hasProducer(e.body);
    case 'letjoin':
      return e.joins.some(({ body }) => hasProducer(body)) || hasProducer(e.body);
    case 'case':
      return e.alts.some(({ body }) => hasProducer(body)) || (e.fallback !== null && hasProducer(e.fallback));
    default:
      return false;
  }
}

// The library's functions ------------------------------------------------------------------------------------------------------------------

/** Is it a function whose definition importers may want, to fuse it with what takes its list, or makes it? */
export function isListFunction(bind: Core.Bind): boolean {
  const [{ var: v, expr }] = bindingsOf(bind);
  if (bind.kind !== 'rec' || bind.binds.length !== 1 || expr.kind !== 'lam' || sizeOf(expr, MAX_LOOP) > MAX_LOOP) return false;
  const taking = takingOf(v, expr.params, expr.body, () => true);
  if (taking !== null) return taking.isLinear;
  const stack: Core.Expr[] = [expr.body];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (isCons(e) && isCall(e.args[1], v)) return isProducer(bind, expr.body);
    pushChildren(e, stack);
  }
  return false;
}

/** The call of a library's function as the loop that it is, which has no parameters for what stays the same; null when it is none. */
export function asLoop(e: Core.App): Core.Expr | null {
  if (e.fun.kind !== 'var' || !e.fun.var.global) return null;
  const { var: f } = e.fun;
  const lam = f.info?.definition ?? f.info?.unfolding;
  if (lam?.kind !== 'lam' || lam.params.length !== e.args.length || sizeOf(lam, MAX_LOOP) > MAX_LOOP) return null;
  const { params, body, span } = freshen(lam, placesOfBody(f, lam, e.span)) as Core.Lam;
  const calls: Core.App[] = [];
  // what evaluated parameters are called
  const same = new Map(params.map((p) => [p, p]));
  const stack = [body];
  for (let each = stack.pop(); each !== undefined; each = stack.pop()) {
    if (isCall(each, f)) calls.push(each as Core.App);
    if (each.kind === 'case' && each.scrutinee.kind === 'var' && same.has(each.scrutinee.var)) same.set(each.binder, each.scrutinee.var);
    pushChildren(each, stack);
  }
  const isRecursive = calls.length > 0;
  if (calls.length !== mentionsOf(f, [body]) || calls.some(({ args }) => args.length !== params.length)) return null;
  const isPassed = (i: number): boolean => !isRecursive || calls.every(({ args: { [i]: arg } }) => arg.kind === 'var' && same.get(arg.var) === params[i]);
  const passed = params.map((_, i) => isPassed(i));
  const given = new Map<Core.Var, Core.Expr>();
  const binds: Core.Bind[] = [];
  for (const [i, p] of params.entries()) {
    if (!passed[i]) continue;
    const arg = e.args[i];
    if (isAtom(arg) || isWantedOnce(p, body, calls.length)) given.set(p, arg);
    else binds.push({ kind: 'nonrec', var: p, expr: arg, span: arg.span });
  }
  const changing = <T>(list: readonly T[]): T[] => list.filter((_, i) => !passed[i]);
  const loop = newVar(f.name.slice(f.name.lastIndexOf('.') + 1), 'lifted', f.span);
  const own = (each: Core.Expr): Core.Expr => {
    if (each.kind === 'var') return given.get(each.var) ?? each;
    if (!isCall(each, f)) return mapChildren(each, own);
    return make.app(varExpr(loop, each.span), mapList(changing(each.args), own), (each as Core.App).reps, each.span);
  };
  let made = own(body);
  if (isRecursive) {
    const left = changing(params);
    if (left.length === 0) return null;
    const bind: Core.Bind = { kind: 'rec', binds: [{ var: loop, expr: make.lam(left, made, false, span), span }], span };
    made = make.letIn(bind, make.app(varExpr(loop, e.span), changing(e.args), e.reps, e.span), e.span);
  }
  return binds.reduceRight((inner, bind) => make.letIn(bind, inner, bind.span), made);
}

function isMention(e: Core.Expr, v: Core.Var): boolean {
  return e.kind === 'var' && e.var === v;
}

/** Is a parameter that is passed on as it is, in so many calls, looked at once at most: where the list ends, or before any loop? */
function isWantedOnce(p: Core.Var, body: Core.Expr, calls: number): boolean {
  if (mentionsOf(p, [body]) !== calls + 1) return false;
  let wanted = false;
  eachEnd([body], (end) => {
    wanted ||= isMention(end, p) || (end.kind === 'app' && calls === 0 && end.args.some((arg) => isMention(arg, p)));
  });
  return wanted;
}

// Ranges -----------------------------------------------------------------------------------------------------------------------------------

function isInts(e: Core.Expr): e is Core.App {
  return e.kind === 'app' && e.fun.kind === 'var' && e.fun.var.name === INTS && e.args.length === 3;
}

/** Do all ways to a list end in ranges of Ints, which cost nothing to go through again? */
export function isRange(e: Core.Expr): boolean {
  let is = true;
  mapEnds(e, (end) => {
    is &&= isInts(end);
    return end;
  });
  return is;
}

/** The list, a function that counts instead of its ranges. The step is a parameter only if it is not one number. `list`: the type's constructors. */
export function counting(e: Core.Expr, [nil, cons]: readonly Core.DataCon[], int: Core.DataCon): Core.Expr {
  const steps: Core.Expr[] = [];
  mapEnds(e, (end) => {
    if (isInts(end)) steps.push(end.args[1]);
    return end;
  });
  if (steps.length === 0) return e;
  const { span } = e;
  const [first] = steps;
  const isOne = first.kind === 'lit' && steps.every((other) => other.kind === 'lit' && sameLiteral(other.lit, first.lit));
  const each = newVar('each', 'lifted', span);
  const [i, step, left] = ['i', 'step', 'left'].map((name) => newVar(name, 'i64', span));
  const call = (from: Core.Expr, by: Core.Expr, count: Core.Expr): Core.Expr =>
    make.app(varExpr(each), isOne ? [from, count] : [from, by, count], 'lifted', span);
  const one = make.literal({ rep: 'i64', value: 1n }, span);
  const by = isOne ? first : varExpr(step);
  const rest = call(make.prim('+#', [varExpr(i), by], 'i64', span), by, make.prim('-#', [varExpr(left), one], 'i64', span));
  const more = make.con(cons, [make.con(int, [varExpr(i)], span), rest], span);
  const none = make.litAlt({ rep: 'i64', value: 0n }, make.con(nil, [], span), span);
  const body = make.caseOf(varExpr(left), newVar('left', 'i64', span), [none], more, 'lifted', span);
  const lam = make.lam(isOne ? [i, left] : [i, step, left], body, false, span);
  const counted = mapEnds(e, (end) => (isInts(end) ? call(end.args[0], end.args[1], end.args[2]) : end));
  return make.letIn({ kind: 'rec', binds: [{ var: each, expr: lam, span }], span }, counted, span);
}

/** The expression with other ends of the ways through it. */
function mapEnds(e: Core.Expr, change: (end: Core.Expr) => Core.Expr): Core.Expr {
  if (e.kind === 'let') return make.letIn(e.bind, mapEnds(e.body, change), e.span, e.origin);
  if (e.kind !== 'case') return change(e);
  const alts = mapEach(e.alts, (alt) => withBody(alt, mapEnds(alt.body, change)));
  return make.caseOf(e.scrutinee, e.binder, alts, e.fallback && mapEnds(e.fallback, change), e.reps, e.span, e.origin);
}

/** Names what is more than an atom, so that it may be mentioned several times. */
export function named(args: Exprs, inside: (atoms: Exprs) => Core.Expr): Core.Expr {
  const binds: Core.Bind[] = [];
  const atoms = args.map((expr): Core.Expr => {
    if (isAtom(expr)) return expr;
    const v = newVar('arg', repsOf(expr) as Core.Rep, expr.span);
    binds.push({ kind: 'nonrec', var: v, expr, span: expr.span });
    return varExpr(v);
  });
  return binds.reduceRight((body, bind) => make.letIn(bind, body, bind.span), inside(atoms));
}
