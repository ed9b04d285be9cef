/**
 * Expressions. What nests along one argument by the thousands (operator chains, `do` blocks, `if … else if`, lets) is walked in a loop: `step` does one node
 * and leaves in `ds.rest` which expression inside is next and what to put around it; see Note [Spines].
 *
 * Note [Spines]
 * A node has at most one child that `step` leaves to the loop: the body of a lambda or let, the last argument of an application if it is an application or
 * lambda itself, else the first that is. All other children are done by recursion; real programs nest them only as deep as people write.
 */

import { wrapAll } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import { infoOf, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { isPointer } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import type { Name } from '../names/name.ts';
import type * as Typed from '../typed/syntax.ts';
import type { DataCon } from '../types/type.ts';
import { letWrap, underDicts } from './binds.ts';
import { boxed, unboxed } from './boxed-tuple.ts';
import { apply, construct, coreOf, force, lambda, letAll, letIn } from './build.ts';
import { comprehension } from './comprehension.ts';
import { CannotDesugar, type Ds, type Wrap } from './context.ts';
import { evidenceExpr, knownMethod, passedEvidence } from './evidence.ts';
import { matchFailure, placeText, raise } from './fail.ts';
import { constantOf } from './foreign.ts';
import { knownLiteral } from './literals.ts';
import { chosen, clause, matchExpr, matchVars, parameters, sharingFail } from './match.ts';
import { rhsTarget } from './rhs.ts';
import { conApp, exprReps, repOf, repsOf } from './types.ts';
import { coercion } from './unsafe-coerce.ts';

type ExprOf<K extends Typed.Expr['kind']> = Extract<Typed.Expr, { kind: K }>;

export function expr(ds: Ds, e: Typed.Expr): Core.Expr {
  let result = step(ds, e);
  if (result !== null) return result;
  const wraps: Wrap[] = [];
  while (result === null) {
    const { next, wrap } = ds.rest;
    wraps.push(wrap);
    result = step(ds, next);
  }
  return wrapAll(wraps, result);
}

/** Leaves an expression to the loop, and what goes around it. */
function leave(ds: Ds, next: Typed.Expr, wrap: Wrap): null {
  ds.rest.next = next;
  ds.rest.wrap = wrap;
  return null;
}

/** Null when something was left to the loop. */
function step(ds: Ds, e: Typed.Expr): Core.Expr | null {
  switch (e.kind) {
    case 'var':
      return variable(ds, e.id, e.span);
    case 'con':
      return conApplied(e.con, [], 'lifted', e.span);
    case 'lit':
      return make.literal(e.lit, e.span);
    case 'literal':
      return knownLiteral(ds, e.value, e.type, e.span) ?? leave(ds, e.general, same);
    case 'apply':
    case 'evApply':
      return application(ds, e);
    case 'lambda':
      return lambdaExpr(ds, e);
    case 'match':
      return functionByClauses(ds, e.paramTypes, e.clauses, e);
    case 'let':
      return letExpr(ds, e);
    case 'case':
      return caseExpr(ds, e);
    case 'guarded':
      return guarded(ds, e);
    case 'if':
      return ifExpr(ds, e);
    case 'tuple': {
      const args = e.items.map((item) => boxed(ds, expr(ds, item)));
      if (e.unboxed && args.length === 0) return make.literal({ rep: 'void' }, e.span);
      return e.unboxed ? make.tuple(args, e.span) : make.con(ds.tupleCon(args.length), args, e.span);
    }
    case 'list':
      return list(ds, e);
    case 'update':
      return update(ds, e);
    case 'evLambda': {
      const params = ds.bindNew(e.params);
      const wrap = ds.passes.evidenceBinds(e.binds);
      return leave(ds, e.body, (body) => underDicts(params, wrap, body, e.span));
    }
    case 'evLet':
      return leave(ds, e.body, ds.passes.evidenceBinds(e.binds));
    case 'evidence':
      return evidenceExpr(ds, e.evidence);
    case 'cast':
      return coercion(e) ?? leave(ds, e.expr, same);
    case 'comprehension':
      return comprehension(ds, e);
    case 'fail':
      return failure(ds, e);
  }
}

function letExpr(ds: Ds, { groups, body }: ExprOf<'let'>): Core.Expr | null {
  const reps = exprReps(body);
  const wrap = letWrap(ds, groups, reps);
  return wrap === null ? ds.passes.letGroups(groups, () => ds.passes.expr(body), reps) : leave(ds, body, wrap);
}

/** Items of a list that are one tree. */
const LIST_PIECE = 128;

const same: Wrap = (body) => body;

/** A variable; what stands for no closure (a forward import, the state token, `nullAddr#`) is put in its place. */
function variable(ds: Ds, id: Typed.Id, span: Span): Core.Expr {
  const constant = constantOf(id.name);
  if (constant !== undefined) return make.literal(constant, span);
  const v = ds.var(id);
  if (!v.global && isPointer(v.rep)) {
    const reps = repsOf(id.type);
    if (typeof reps !== 'string') return unboxed(ds, v, reps, span);
  }
  const unfolding = v.info?.inline === 'always' ? v.info.unfolding : null;
  if (unfolding !== null && (unfolding.kind === 'lit' || unfolding.kind === 'var'))
    return unfolding.kind === 'lit' ? make.literal(unfolding.lit, span) : varExpr(unfolding.var, span);
  return varExpr(v, span);
}

// Application ------------------------------------------------------------------------------------------------------------------------------

/** The arguments of a call, each done (`core`) or still to do (`typed`). */
interface Arguments {
  readonly core: (Core.Expr | null)[];
  readonly typed: readonly (Typed.Expr | null)[];
}

const noArguments: Arguments = { core: [], typed: [] };

/** Calls are walked from the outside in: these come before what was found so far. */
function behindTyped(args: readonly Typed.Expr[], { core, typed }: Arguments): Arguments {
  const open = new Array<Core.Expr | null>(args.length).fill(null);
  return core.length === 0 ? { core: open, typed: args } : { core: open.concat(core), typed: [...args, ...typed] };
}

function behindDone(args: Core.Expr[], { core, typed }: Arguments): Arguments {
  if (args.length === 0) return { core, typed };
  const done = new Array<Typed.Expr | null>(args.length).fill(null);
  return core.length === 0 ? { core: args, typed: done } : { core: [...args, ...core], typed: done.concat(typed) };
}

/** What is called: a constructor, or something done, or else the typed head. */
interface Callee {
  readonly head: Typed.Expr;
  readonly fun: Core.Expr | null;
  readonly type: Typed.Id['type'];
  readonly span: Span;
}

function application(ds: Ds, e: ExprOf<'apply'> | ExprOf<'evApply'>): Core.Expr | null {
  const { type, span } = e;
  let args = noArguments;
  let head: Typed.Expr = e;
  for (;;) {
    switch (head.kind) {
      case 'apply':
        args = behindTyped(head.args, args);
        head = head.fun;
        continue;
      case 'cast': {
        const fun = coercion(head);
        if (fun !== null) return saturate(ds, args, { head, fun, type, span });
        head = head.expr;
        continue;
      }
      case 'evApply': {
        const call = knownCall(ds, head);
        const { fun } = call;
        const dicts = passedEvidence(ds, call.args);
        const self = fun.kind === 'var' ? selfCall(ds, fun.id, dicts) : null;
        if (self !== null) return saturate(ds, args, { head: fun, fun: varExpr(self, span), type, span });
        args = behindDone(dicts, args);
        head = fun;
        continue;
      }
      case 'var':
        return callOfVariable(ds, head, args, type, span);
      default:
        return saturate(ds, args, { head, fun: null, type, span });
    }
  }
}

function callOfVariable(ds: Ds, head: ExprOf<'var'>, args: Arguments, type: Typed.Id['type'], span: Span): Core.Expr | null {
  const { id } = head;
  if (id.name.module !== null && ds.special.all.has(id.name)) {
    const special = specialCall(ds, id, args, type, span);
    if (special !== undefined) return special;
  }
  return saturate(ds, args, { head, fun: variable(ds, id, head.span), type, span });
}

/** A method at an instance of this module is the instance's function. */
function knownCall(ds: Ds, call: ExprOf<'evApply'>): { readonly fun: Typed.Expr; readonly args: readonly Typed.Evidence[] } {
  const { fun, args, span } = call;
  const known = fun.kind === 'var' && args.length > 0 ? knownMethod(ds, fun.id, args[0]) : null;
  return known === null ? call : { fun: { kind: 'var', id: known.id, span }, args: [...known.args, ...args.slice(1)] };
}

/** The function behind the dictionaries, when a binding calls itself with its own. */
function selfCall(ds: Ds, id: Typed.Id, dicts: readonly Core.Expr[]): Core.Var | null {
  const self = ds.selfCalls.get(id);
  if (self === undefined || dicts.length !== self.dicts.length) return null;
  if (!dicts.every((d, i) => d.kind === 'var' && d.var === self.dicts[i])) return null;
  self.used = true;
  return ds.mention(self.mono).var;
}

/** All arguments done but perhaps one, which the loop does next. */
function saturate(ds: Ds, { core, typed }: Arguments, callee: Callee): Core.Expr | null {
  const open = spineArgument(typed);
  for (let i = 0; i < core.length; i++) {
    const todo = i === open ? null : typed[i];
    if (todo !== null) core[i] = boxed(ds, expr(ds, todo));
  }
  const next = open < 0 ? null : typed[open];
  if (next === null) return called(ds, callee, core as Core.Expr[]);
  return leave(ds, next, (inner) => {
    core[open] = boxed(ds, inner);
    return called(ds, callee, core as Core.Expr[]);
  });
}

function called(ds: Ds, { head, fun, type, span }: Callee, args: readonly Core.Expr[]): Core.Expr {
  const reps = repsOf(type);
  if (fun !== null) return apply(fun, args, reps, span);
  return head.kind === 'con' ? conApplied(head.con, args, reps, span) : apply(expr(ds, head), args, reps, span);
}

/** See Note [Spines]. */
function spineArgument(args: readonly (Typed.Expr | null)[]): number {
  const last = args.length - 1;
  if (last >= 0 && isCompound(args[last])) return last;
  for (let i = 0; i < last; i++) if (isCompound(args[i])) return i;
  return -1;
}

function isCompound(arg: Typed.Expr | null): boolean {
  if (arg === null) return false;
  const { kind } = arg;
  return kind === 'apply' || kind === 'lambda' || kind === 'evApply';
}

/** A constructor with any number of arguments, dictionaries first. Newtype constructors are the identity. */
function conApplied(con: DataCon, args: readonly Core.Expr[], reps: Core.Reps, span: Span): Core.Expr {
  if (con.tycon.flavour === 'newtype') {
    if (args.length > 0) return apply(args[0], args.slice(1), reps, span);
    const x = newVar('x', repOf(con.args[0]), span);
    return lambda([x], varExpr(x, span), span);
  }
  return construct(coreOf(con, span), args, span);
}

/** `seq a b`, `f $ x` with all arguments; undefined for any other call. */
function specialCall(ds: Ds, { name }: Typed.Id, args: Arguments, type: Typed.Id['type'], span: Span): Core.Expr | null | undefined {
  const { special } = ds;
  const reps = repsOf(type);
  const count = args.core.length;
  const core = (i: number): Core.Expr => args.core[i] ?? expr(ds, args.typed[i] as Typed.Expr);
  const from = (i: number): Core.Expr[] => args.core.slice(i).map((_, at) => core(i + at));
  if (name === special.coerce) return count === 0 ? undefined : apply(core(0), from(1), reps, span);
  if (name === special.tagToEnum) return constructorNumbered(core(0), type, span);
  const isRunRW = name === special.runRW;
  if (isRunRW || isVariable(args.typed[0], special.runRW)) {
    const at = isRunRW ? 0 : 1;
    // The function runRW# itself answers a lifted value.
    if (count <= at || isLiftedResult(reps)) return isRunRW ? undefined : apply(core(0), from(1), reps, span);
    return apply(core(at), [make.literal({ rep: 'void' }, span), ...from(at + 1)], reps, span);
  }
  if (count < 2) return undefined;
  const first = core(0);
  const isSeq = name === special.seq;
  const rest = isSeq ? from(2) : null;
  const wrap = (inner: Core.Expr): Core.Expr => {
    if (rest !== null) return force(first, newVar('value', 'lifted', span), apply(inner, rest, reps, span), reps);
    return apply(first, [inner, ...from(2)], reps, span);
  };
  const second = args.core[1];
  return second === null ? leave(ds, args.typed[1] as Typed.Expr, wrap) : wrap(second);
}

function isVariable(arg: Typed.Expr | null | undefined, name: Name): boolean {
  return arg?.kind === 'var' && arg.id.name === name;
}

/** `(# State# s, a #)` of a lifted type. */
function isLiftedResult(reps: Core.Reps): boolean {
  return typeof reps !== 'string' && reps.length === 2 && reps[0] === 'void' && reps[1] === 'lifted';
}

/** `tagToEnum# n`: the constructor with that number. */
function constructorNumbered(tag: Core.Expr, type: Typed.Id['type'], span: Span): Core.Expr {
  const tycon = conApp(type)?.con;
  const cons = tycon?.flavour === 'data' ? tycon.cons : [];
  const values = cons.flatMap(({ core }) => (core === null || core.fields.length > 0 ? [] : [construct(core, [], span)]));
  if (values.length === 0 || values.length < cons.length) {
    throw new CannotDesugar('`tagToEnum#` needs a type that is known here, all of whose constructors are without fields', span);
  }
  const alts = values.slice(1).map((body, i): Core.Alt => make.litAlt({ rep: 'i64', value: BigInt(i + 1) }, body, span));
  return make.caseOf(tag, newVar('tag', 'i64', span), alts, values[0], 'lifted', span);
}

// Functions and choices --------------------------------------------------------------------------------------------------------------------

function lambdaExpr(ds: Ds, e: ExprOf<'lambda'>): Core.Expr | null {
  const { params, rhs } = e;
  const [only] = rhs.alternatives;
  const plain = rhs.where.length === 0 && rhs.alternatives.length === 1 && only.guards.length === 0;
  if (plain && params.every((p) => p.kind === 'varPattern' || p.kind === 'wildPattern')) {
    const vars = params.map((p) => {
      if (p.kind === 'varPattern') return ds.bindAnew(p.id);
      return ds.fresh('_', p.kind === 'wildPattern' ? repsOf(p.type) : 'lifted', p.span);
    });
    return leave(ds, only.body, (body) => lambda(vars, body, e.span));
  }
  const types = params.map(patternType);
  return functionByClauses(ds, types, [{ patterns: params, rhs, span: e.span }], e);
}

function patternType(pattern: Typed.Pattern): Typed.Id['type'] {
  switch (pattern.kind) {
    case 'varPattern':
      return pattern.id.type;
    case 'asPattern':
      return pattern.id.type;
    default:
      return pattern.type;
  }
}

function functionByClauses(
  ds: Ds,
  paramTypes: readonly Typed.Id['type'][],
  clauses: readonly Typed.Clause[],
  { type, context, span }: ExprOf<'match'> | ExprOf<'lambda'>,
): Core.Expr {
  const reps = repsOf(type);
  const rows = clauses.map(({ patterns, rhs }) => clause(ds, patterns, rhsTarget(ds, rhs, reps)));
  ds.coverage?.clauses(context, clauses, paramTypes);
  const params = parameters(ds, paramTypes, rows, span);
  return lambda(params, matchVars(ds, params, rows, matchFailure(ds, context, reps), reps, span), span);
}

function caseExpr(ds: Ds, e: ExprOf<'case'>): Core.Expr {
  const reps = repsOf(e.type);
  const scrutineeReps = repsOf(e.scrutineeType);
  const scrutinee = expr(ds, e.scrutinee);
  ds.coverage?.alternatives(e);
  if (e.alternatives.length === 0) {
    const binder = newVar('empty', typeof scrutineeReps === 'string' ? scrutineeReps : 'void', e.span);
    return make.caseOf(scrutinee, binder, [], null, reps, e.span);
  }
  const rows = e.alternatives.map(({ pattern, rhs }) => clause(ds, [pattern], rhsTarget(ds, rhs, reps)));
  return matchExpr(ds, scrutinee, scrutineeReps, rows, matchFailure(ds, e.context, reps), reps, e.span);
}

function guarded(ds: Ds, e: ExprOf<'guarded'>): Core.Expr {
  const reps = repsOf(e.type);
  ds.coverage?.clauses(e.context, [{ patterns: [], rhs: e.rhs, span: e.span }], []);
  const target = rhsTarget(ds, e.rhs, reps);
  return sharingFail(target.fails, matchFailure(ds, e.context, reps), e.span, target.emit);
}

function ifExpr(ds: Ds, e: ExprOf<'if'>): null {
  const test = expr(ds, e.test);
  const yes = expr(ds, e.then);
  return leave(ds, e.else, (no) => chosen(ds, test, yes, no, repsOf(e.type), e.span));
}

// Data -------------------------------------------------------------------------------------------------------------------------------------

/** A long list is bound piece by piece, so that no tree is deeper than a piece: passes go down trees by calling themselves. */
function list(ds: Ds, { items, span }: ExprOf<'list'>): Core.Expr {
  const cons = ds.con(':', span);
  const pieces: { readonly var: Core.Var; readonly expr: Core.Expr }[] = [];
  let rest: Core.Expr = make.con(ds.con('[]', span), [], span);
  for (let i = items.length - 1; i >= 0; i--) {
    rest = make.con(cons, [expr(ds, items[i]), rest], items[i].span);
    if (i === 0 || i % LIST_PIECE > 0) continue;
    const piece = newVar('rest', 'lifted', span);
    infoOf(piece).inline = 'never';
    pieces.push({ var: piece, expr: rest });
    rest = varExpr(piece, span);
  }
  return pieces.reduceRight<Core.Expr>((body, piece) => letIn(piece.var, piece.expr, body, span), rest);
}

/** The constructor taken apart and put together again with the new fields; these are bound before, since several constructors may want them. */
function update(ds: Ds, e: ExprOf<'update'>): Core.Expr {
  const { span } = e;
  const record = expr(ds, e.record);
  const first = e.cons[0];
  const values = new Map(e.fields.map(({ field, value }) => [field, expr(ds, value)]));
  if (first.tycon.flavour === 'newtype') return [...values.values()][0] ?? record;
  const shared: { readonly var: Core.Var; readonly expr: Core.Expr }[] = [];
  if (e.patterns.length > 1) {
    for (const [field, value] of values) {
      const v = newVar(field.text, fieldRep(first, field), value.span);
      shared.push({ var: v, expr: value });
      values.set(field, varExpr(v, value.span));
    }
  }
  const alts = e.patterns.map((c) => updateAlt(ds, c, values, span));
  const complete = e.cons.length === first.tycon.cons.length;
  const fallback = complete ? null : raise(ds, 'patError', `${placeText(ds.module, span)}|record update`, 'lifted', span);
  const body: Core.Expr = make.caseOf(record, newVar('record', 'lifted', span), alts, fallback, 'lifted', span);
  return letAll(shared, body);
}

function fieldRep(con: DataCon, field: Typed.Id['name']): Core.Rep {
  const i = con.fields?.indexOf(field) ?? -1;
  return i < 0 ? 'lifted' : repOf(con.args[i]);
}

function updateAlt(ds: Ds, c: Typed.UpdateCase, values: ReadonlyMap<Typed.Id['name'], Core.Expr>, span: Span): Core.Alt {
  const { con } = c;
  const core = coreOf(con, span);
  const fields = [...c.evidence, ...c.args].map((id) => ds.binder(id));
  const wrap = ds.passes.evidenceBinds(c.binds);
  const args = c.args.map((id, i) => values.get((con.fields ?? [])[i]) ?? varExpr(ds.binder(id), span));
  const body = wrap(construct(core, [...passedEvidence(ds, c.dicts), ...args], span));
  return make.conAlt(core, fields, body, span);
}

// Failure ----------------------------------------------------------------------------------------------------------------------------------

/** The library's functions take the place and what is missing there, and make the sentence. */
function failure(ds: Ds, { how, text, type, span }: ExprOf<'fail'>): Core.Expr {
  const reps = repsOf(type);
  const place = placeText(ds.module, span);
  switch (how) {
    case 'recCon':
      return raise(ds, 'recConError', `${place}|${/Missing field in record construction ?(.*)$/.exec(text)?.[1] ?? text}`, reps, span);
    case 'noMethod':
      return raise(ds, 'noMethodBindingError', text.includes('|') ? text : `${place}|${text}`, reps, span);
    case 'absent':
      return raise(ds, 'absentError', text, reps, span);
    case 'typeError':
    case 'hole':
      return raise(ds, 'typeError', text, reps, span);
  }
}
