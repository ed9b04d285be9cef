/**
 * Binding groups. Bindings over dictionaries:
 *
 *     poly = \dicts -> let evidence in letrec mono = \params -> … mono … in mono          (one function: recursion does not pass dictionaries on)
 *     tup  = \dicts -> let evidence in letrec binds in (mono1, …);   poly1 = \dicts -> case tup dicts of (m, …) -> m        (several)
 *
 * A function with parameters takes them together with the dictionaries (`poly = \dicts xs -> … in mono xs`), so that calls with all arguments stay direct.
 */

import { wrapAll } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import { infoOf, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { repsOf as coreReps } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Id } from '../typed/syntax.ts';
import { boxed } from './boxed-tuple.ts';
import { apply, clones, force, lambda, unpack, varExprs } from './build.ts';
import { CannotDesugar, type Ds, type SelfCall, type Wrap } from './context.ts';
import { evidenceBindings } from './evidence.ts';
import { matchFailure, placeText, raise } from './fail.ts';
import { clause, type FreshVar, freshLocal, lazyBindings, matchExpr } from './match.ts';
import { patBinders, toPat } from './pattern.ts';
import { rhsTarget } from './rhs.ts';
import { type Binding, bindGroups, letBinds } from './scc.ts';
import { showPattern } from './show-pattern.ts';
import { repOf, repsOf } from './types.ts';

/** `let groups in body`; strict bindings are evaluated in order. */
export function letGroups(ds: Ds, groups: readonly Typed.BindGroup[], body: () => Core.Expr, reps: Core.Reps): Core.Expr {
  return letOpened(ds, opened(ds, groups), body, reps);
}

/** As `letGroups`, when the body need not be known: null when something strict has to be matched around it. */
export function letWrap(ds: Ds, groups: readonly Typed.BindGroup[], reps: Core.Reps): Wrap | null {
  const flat = opened(ds, groups);
  if (flat.some((group) => 'binds' in group && group.binds.some((b) => b.kind === 'patternBind' && isStrictPattern(ds, b)))) return null;
  const wraps = flat.map((group) => openedWrap(ds, group, reps));
  return (body) => wrapAll(wraps, body);
}

type Opened = Typed.BindGroup | { readonly evidence: Typed.EvBinds };

/** Bindings generalised over no dictionaries stand for themselves. */
function opened(ds: Ds, groups: readonly Typed.BindGroup[]): readonly Opened[] {
  if (!groups.some(({ binds }) => binds.length === 1 && binds[0].kind === 'absBind')) return groups;
  return groups.flatMap((group): readonly Opened[] => {
    const [bind] = group.binds;
    if (group.binds.length !== 1 || bind.kind !== 'absBind' || bind.dicts.length > 0 || (group.recursive && bind.binds.length > 1)) return [group];
    samePolyAndMono(ds, bind);
    return [{ evidence: bind.evBinds }, ...opened(ds, bind.binds)];
  });
}

function letOpened(ds: Ds, flat: readonly Opened[], body: () => Core.Expr, reps: Core.Reps): Core.Expr {
  const wraps: Wrap[] = [];
  for (const [i, group] of flat.entries()) {
    const bind = 'evidence' in group || group.recursive || group.binds.length > 1 ? undefined : group.binds[0];
    if (bind?.kind === 'patternBind' && isStrictPattern(ds, bind)) {
      return wrapAll(
        wraps,
        strictPattern(ds, bind, () => letOpened(ds, flat.slice(i + 1), body, reps), reps),
      );
    }
    wraps.push(openedWrap(ds, group, reps));
  }
  return wrapAll(wraps, body());
}

/** What puts a group around its body. */
function openedWrap(ds: Ds, group: Opened, reps: Core.Reps): Wrap {
  return 'evidence' in group ? ds.passes.evidenceBinds(group.evidence) : lazyGroup(ds, group, reps);
}

/** Matched before the body: with a bang, or because it binds something unlifted. */
function isStrictPattern(ds: Ds, bind: Typed.PatternBind): boolean {
  if (bind.strict || bind.pattern.kind === 'bangPattern') return true;
  return patBinders(toPat(ds, bind.pattern)).some((id) => repOf(id.type) !== 'lifted');
}

function strictPattern(ds: Ds, bind: Typed.PatternBind, body: () => Core.Expr, reps: Core.Reps): Core.Expr {
  const { pattern, span } = bind;
  const fail = matchFailure(ds, { kind: 'patBind', span }, reps, showPattern(pattern));
  const scrutinee = patternValue(ds, bind);
  const matched: Typed.Pattern = bind.strict ? { kind: 'bangPattern', pattern, type: bind.type, span } : pattern;
  return matchExpr(ds, scrutinee, repsOf(bind.type), [clause(ds, [matched], { emit: body, fails: 0, span })], fail, reps, span);
}

/** The right-hand side of a pattern binding. */
function patternValue(ds: Ds, { rhs, type, span }: Typed.PatternBind): Core.Expr {
  const reps = repsOf(type);
  const text = `${placeText(ds.module, span)}|`;
  return rhsTarget(ds, rhs, reps).emit({ make: () => raise(ds, 'nonExhaustiveGuardsError', text, reps, span), small: false });
}

/** A group as lets; its strict variables are evaluated at once. */
function lazyGroup(ds: Ds, group: Typed.BindGroup, reps: Core.Reps): Wrap {
  const bindings: Binding[] = [];
  const strict: Core.Var[] = [];
  for (const bind of group.binds) {
    const made = bindingsOf(ds, bind, freshLocal);
    bindings.push(...made);
    if (bind.kind !== 'absBind' && bind.strict) strict.push(bind.kind === 'valueBind' ? ds.binder(bind.id) : made[0].var);
  }
  const [only] = bindings;
  if (bindings.length === 1 && strict.length === 1 && strict[0] === only.var && !only.mentions.includes(only.var) && only.var.rep === 'lifted') {
    return (body) => force(only.expr, only.var, body, reps);
  }
  const binds = letGroup(bindings);
  const forced = strict.filter((v) => v.rep === 'lifted');
  return (body) =>
    letBinds(
      binds,
      forced.reduceRight((rest, v) => force(varExpr(v), newVar(v.name, 'lifted', v.span), rest, reps), body),
    );
}

/** What a binding binds. `fresh` names what is needed in between. */
export function bindingsOf(ds: Ds, bind: Typed.Bind, fresh: FreshVar): Binding[] {
  switch (bind.kind) {
    case 'valueBind':
      return valueBindings(ds, bind, fresh);
    case 'patternBind':
      return patternBindings(ds, bind, fresh);
    case 'absBind':
      return bind.dicts.length === 0 ? plainBindings(ds, bind, fresh) : overDicts(ds, bind, fresh);
  }
}

/** Evidence that needs no dictionaries is bound beside the variable, not anew whenever it is called. */
function valueBindings(ds: Ds, { id, expr, inline, span }: Typed.ValueBind, fresh: FreshVar): Binding[] {
  const v = ds.define(id);
  if (expr.kind !== 'evLambda' || expr.params.length > 0) return [binding(ds, v, inline, span, () => functionBody(ds, id, expr))];
  for (const { id: dict } of expr.binds.binds) ds.setVar(dict, fresh(dict.name.text, span));
  return [...evidenceBindings(ds, expr.binds), binding(ds, v, inline, span, () => ds.passes.expr(expr.body))];
}

function binding(ds: Ds, v: Core.Var, inline: 'always' | 'never' | 'auto', span: Span, make: () => Core.Expr): Binding {
  if (inline !== 'auto') infoOf(v).inline = inline;
  const { expr, mentions } = ds.noting(() => (v.rep === 'unlifted' ? boxed(ds, make()) : make()));
  if (v.global && coreReps(expr) !== 'lifted') unliftedBinding('a top-level binding cannot be of an unlifted type', span);
  return { var: v, expr, mentions, span };
}

function unliftedBinding(message: string, span: Span): never {
  throw new CannotDesugar(message, span, 'UnliftedBinding');
}

/** Lets of a group; what is unlifted is evaluated before the rest, so that nothing in it can mean itself. */
function letGroup(bindings: readonly Binding[]): readonly Core.Bind[] {
  const groups = bindGroups(bindings);
  for (const group of groups) {
    if (group.kind === 'rec' && group.binds.some((b) => b.var.rep !== 'lifted')) unliftedBinding('what is of an unlifted type cannot be recursive', group.span);
  }
  return groups;
}

function patternBindings(ds: Ds, bind: Typed.PatternBind, fresh: FreshVar): Binding[] {
  const { pattern, span } = bind;
  const pat = toPat(ds, pattern);
  const [first, ...synonyms] = pat.binders.map((id) => ds.binder(id));
  if (first === undefined && patBinders(pat).length === 0) return [];
  for (const id of patBinders(pat)) ds.binder(id);
  const whole = first ?? fresh('pattern', span);
  const value = binding(ds, whole, 'auto', span, () => boxed(ds, patternValue(ds, bind)));
  const same = synonyms.map((v): Binding => ({ var: v, expr: varExpr(whole, span), mentions: [whole], span }));
  return [value, ...same, ...lazyBindings(ds, { ...pat, binders: [] }, whole, pattern, fresh, span)];
}

// Bindings over dictionaries ---------------------------------------------------------------------------------------------------------------

/** A binding of its own; over dictionaries its calls of itself with the same ones mean the function behind them. */
function functionBody(ds: Ds, id: Id, expr: Typed.Expr): Core.Expr {
  if (expr.kind !== 'evLambda' || expr.params.length === 0) return ds.passes.expr(expr);
  const dicts = ds.bindNew(expr.params);
  const wrap = ds.passes.evidenceBinds(expr.binds);
  const self: SelfCall = { dicts, mono: ds.local({ name: { ...id.name, module: null }, type: id.type }), used: false };
  ds.selfCalls.set(id, self);
  const body = ds.passes.expr(expr.body);
  ds.selfCalls.delete(id);
  if (self.used) return behindDicts(dicts, wrap, { kind: 'rec', binds: [{ var: self.mono, expr: body, span: expr.span }], span: expr.span }, self.mono, body);
  return underDicts(dicts, wrap, body, expr.span);
}

/** `\dicts -> wrap body`, where bindings of evidence go below the parameters of a function. */
export function underDicts(dicts: readonly Core.Var[], wrap: Wrap, body: Core.Expr, span: Span): Core.Expr {
  if (body.kind === 'lam') return lambda(dicts, make.lam(body.params, wrap(body.body), body.oneShot, body.span, body.origin), span);
  return lambda(dicts, wrap(body), span);
}

/** `\dicts -> wrap (let bind in mono)`, taking the parameters of `mono`, too. */
function behindDicts(dicts: readonly Core.Var[], wrap: Wrap, bind: Core.Bind, mono: Core.Var, body: Core.Expr): Core.Expr {
  const { span } = bind;
  const params = body.kind === 'lam' ? clones(body.params) : [];
  const reps = body.kind === 'lam' ? coreReps(body.body) : 'lifted';
  const call = apply(varExpr(mono, span), varExprs(params, span), reps, span);
  return lambda([...dicts, ...params], wrap(make.letIn(bind, call, span)), span);
}

/** Without dictionaries the monomorphic variables are the polymorphic ones. */
function samePolyAndMono(ds: Ds, bind: Typed.AbsBind): void {
  for (const { poly, mono, inline } of bind.exports) {
    const v = ds.define(poly);
    if (mono !== poly) ds.setVar(mono, v);
    if (inline !== 'auto') infoOf(v).inline = inline;
  }
}

function plainBindings(ds: Ds, bind: Typed.AbsBind, fresh: FreshVar): Binding[] {
  samePolyAndMono(ds, bind);
  for (const { id } of bind.evBinds.binds) ds.setVar(id, fresh(id.name.text, bind.span));
  const evidence = evidenceBindings(ds, bind.evBinds);
  for (const { mentions } of evidence) for (const v of mentions) ds.used.add(v);
  return [...evidence, ...bind.binds.flatMap((group) => group.binds.flatMap((b) => bindingsOf(ds, b, fresh)))];
}

function overDicts(ds: Ds, bind: Typed.AbsBind, fresh: FreshVar): Binding[] {
  const { exports, binds, span } = bind;
  if (exports.length === 0) return [];
  for (const { mono } of exports) ds.setVar(mono, ds.local(mono));
  if (exports.length === 1) {
    const [{ poly, mono, inline }] = exports;
    const [only] = binds.length === 1 && binds[0].binds.length === 1 ? binds[0].binds : [];
    const v = ds.define(poly);
    if (only?.kind === 'valueBind' && only.id === mono) return [binding(ds, v, inline, span, () => oneOverDicts(ds, bind, only, ds.binder(mono)))];
    return [binding(ds, v, inline, span, () => allOverDicts(ds, bind, () => varExpr(ds.binder(mono), span)))];
  }
  const con = ds.tupleCon(exports.length);
  const tuple = fresh('functions', span);
  const monos = (): Core.Expr[] =>
    varExprs(
      exports.map(({ mono }) => ds.binder(mono)),
      span,
    );
  const all = binding(ds, tuple, 'auto', span, () => allOverDicts(ds, bind, () => make.con(con, monos(), span)));
  const selections = exports.map(({ poly, inline }, i) =>
    binding(ds, ds.define(poly), inline, span, () => {
      const dicts = bind.dicts.map((d) => newVar(d.name.text, 'lifted', span));
      const parts = exports.map(({ mono }) => newVar(mono.name.text, 'lifted', span));
      const packed = apply(ds.mention(tuple), varExprs(dicts, span), 'lifted', span);
      return lambda(dicts, unpack(packed, con, parts, varExpr(parts[i], span), 'lifted', span), span);
    }),
  );
  return [all, ...selections];
}

function oneOverDicts(ds: Ds, bind: Typed.AbsBind, only: Typed.ValueBind, mono: Core.Var): Core.Expr {
  const { span } = bind;
  const dicts = ds.bindNew(bind.dicts);
  const wrap = ds.passes.evidenceBinds(bind.evBinds);
  const { expr, mentions } = ds.noting(() => ds.passes.expr(only.expr));
  if (!mentions.includes(mono)) return underDicts(dicts, wrap, expr, span);
  return behindDicts(dicts, wrap, { kind: 'rec', binds: [{ var: mono, expr, span }], span }, mono, expr);
}

function allOverDicts(ds: Ds, bind: Typed.AbsBind, result: () => Core.Expr): Core.Expr {
  const dicts = ds.bindNew(bind.dicts);
  const wrap = ds.passes.evidenceBinds(bind.evBinds);
  return lambda(dicts, wrap(letGroups(ds, bind.binds, result, 'lifted')), bind.span);
}
