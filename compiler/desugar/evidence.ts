/** Evidence as Core: dictionaries are data, instances global functions to it, superclasses fields of it. Equalities are nothing. */

import { noSpan } from '../base/span.ts';
import { varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import type { Name, NameTable } from '../names/name.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Class } from '../types/type.ts';
import { apply } from './build.ts';
import { type Ds, isCompilerName, type Wrap } from './context.ts';
import { type Binding, bindGroups, letBinds } from './scc.ts';

/** The global that takes the superclass out of a dictionary: `$p1Ord`. */
export function superSelectorName(names: NameTable, c: Class, index: number): Name {
  return names.global(c.name.module ?? '', `$p${index + 1}${c.name.text}`, 'value', c.name.span);
}

/** What a hole was filled with, down to something else than a hole. */
function solved(evidence: Typed.Evidence): Typed.Evidence {
  let at = evidence;
  while (at.kind === 'evHole' && at.solution !== null) at = at.solution;
  return at;
}

/** Evidence that is passed at run time, in order. */
export function passedEvidence(ds: Ds, args: readonly Typed.Evidence[]): Core.Expr[] {
  const passed: Core.Expr[] = [];
  for (const arg of args) {
    const ev = solved(arg);
    if (ev.kind !== 'evNothing') passed.push(ds.passes.evidence(ev));
  }
  return passed;
}

export function evidenceExpr(ds: Ds, evidence: Typed.Evidence): Core.Expr {
  const ev = solved(evidence);
  const shared = closedDictionary(ds, ev);
  if (shared !== null) return ds.mention(shared, noSpan);
  switch (ev.kind) {
    case 'evVar':
      return varExpr(ds.var(ev.id), noSpan);
    case 'evInstance':
      return apply(ds.global(ev.instance.dfun), passedEvidence(ds, ev.args), 'lifted', noSpan);
    case 'evSuper':
      return apply(ds.global(superSelectorName(ds.context.names, ev.class, ev.index)), [evidenceExpr(ds, ev.of)], 'lifted', noSpan);
    case 'evExpr':
      return ds.notingExpression(() => ds.passes.expr(ev.expr));
    case 'evHole':
    case 'evNothing':
      return make.con(ds.tupleCon(0), [], noSpan);
  }
}

/**
 * Note [Shared dictionaries]
 * ~~~~~~~~~~~~~~~~~~~~~~~~~~
 * A dictionary made of instances alone, `Show [Char]`, is the same wherever it is wanted: the module has one top-level variable for it. Programs ask for the same
 * few of them again and again, above all those of their monads; each was bound where it was used, and built there.
 */

/** The variable of a dictionary that mentions instances only; null for any other evidence. */
function closedDictionary(ds: Ds, ev: Typed.Evidence): Core.Var | null {
  switch (ev.kind) {
    case 'evVar': {
      const known = ds.closed.get(ev.id);
      const term = ds.terms.get(ev.id);
      if (known !== undefined || term === undefined) return known ?? null;
      // what is solved by way of itself is not closed while it is looked at
      ds.terms.delete(ev.id);
      const found = closedDictionary(ds, solved(term));
      ds.terms.set(ev.id, term);
      if (found !== null) ds.closed.set(ev.id, found);
      return found;
    }
    case 'evExpr': {
      const { expr } = ev;
      if (expr.kind !== 'evLet' || expr.body.kind !== 'evidence') return null;
      for (const { id, term } of expr.binds.binds) ds.terms.set(id, solved(term));
      return closedDictionary(ds, solved(expr.body.evidence));
    }
    case 'evInstance': {
      const args: Core.Var[] = [];
      for (const arg of ev.args) {
        const part = solved(arg);
        if (part.kind === 'evNothing') continue;
        const made = closedDictionary(ds, part);
        if (made === null) return null;
        args.push(made);
      }
      return ds.dictionary(ev.instance.dfun, args);
    }
    default:
      return null;
  }
}

/**
 * A method taken from the dictionary of an instance of this module is a global: which, and the dictionaries it takes. Recursion through an instance
 * (`compare` of lists) then builds no dictionaries.
 */
export function knownMethod(ds: Ds, method: Typed.Id, evidence: Typed.Evidence): { readonly id: Typed.Id; readonly args: readonly Typed.Evidence[] } | null {
  let ev = solved(evidence);
  for (let term = ev.kind === 'evVar' ? ds.terms.get(ev.id) : undefined; term !== undefined; term = ev.kind === 'evVar' ? ds.terms.get(ev.id) : undefined) {
    ev = solved(term);
  }
  if (ev.kind !== 'evInstance') return null;
  const methods = ds.instances.get(ev.instance);
  if (methods === undefined) return null;
  const index = ev.instance.class.methods.findIndex(({ name }) => name === method.name);
  return index < 0 || index >= methods.length ? null : { id: methods[index], args: ev.args };
}

/** Bindings of evidence as Core bindings; those that only rename another variable vanish. */
export function evidenceBindings(ds: Ds, { binds }: Typed.EvBinds): Binding[] {
  if (binds.length === 0) return [];
  const real: { readonly id: Typed.Id; readonly term: Typed.Evidence }[] = [];
  for (const { id, term } of binds) {
    const ev = solved(term);
    if (ev.kind === 'evVar') ds.setSame(id, ev.id);
    else if (ev.kind !== 'evNothing') {
      real.push({ id, term: ev });
      ds.terms.set(id, ev);
    }
  }
  return real.map(({ id, term }) => {
    const make = (): Core.Expr => evidenceExpr(ds, term);
    const { expr, mentions } = term.kind === 'evExpr' ? ds.noting(make) : ds.notingEvidence(make);
    return { var: ds.binder(id), expr, mentions, span: expr.span };
  });
}

const nothing: Wrap = (body) => body;

/** Makes evidence variables known; the result puts those bindings that are needed, which may be recursive, around an expression that is done. */
export function evidenceBinds(ds: Ds, binds: Typed.EvBinds): Wrap {
  if (binds.binds.length === 0) return nothing;
  for (const { id } of binds.binds) ds.setVar(id, ds.local(id));
  const bindings = evidenceBindings(ds, binds);
  return bindings.length === 0 ? nothing : (body) => letBinds(bindGroups(neededOf(ds, bindings)), body);
}

/** The bindings that something mentions, or another of them that is needed. What these mention of bindings further out is needed, too. */
function neededOf(ds: Ds, bindings: readonly Binding[]): readonly Binding[] {
  const needed = new Set<Core.Var>();
  for (const { var: v } of bindings) if (ds.used.has(v) || !isCompilerName(v.name)) needed.add(v);
  if (needed.size === 0) return [];
  const byVar = new Map(bindings.map((binding) => [binding.var, binding]));
  // a set goes on with what is added to it on the way
  for (const v of needed) {
    for (const mentioned of byVar.get(v)?.mentions ?? []) needed.add(mentioned);
    ds.used.add(v);
  }
  return bindings.filter((b) => needed.has(b.var));
}
