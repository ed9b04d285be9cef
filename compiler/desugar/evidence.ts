/** Evidence as Core: dictionaries are data, instances global functions to it, superclasses fields of it. Equalities are nothing. */
import { noSpan } from '../base/span.ts';
import { varExpr } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';
import type { Name, NameTable } from '../names/name.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Class } from '../types/type.ts';
import { apply } from './build.ts';
import type { Ds, Wrap } from './context.ts';
import { type Binding, bindGroups, letBinds } from './scc.ts';

/** The global that takes the superclass out of a dictionary: `$p1Ord`. */
export function superSelectorName(names: NameTable, c: Class, index: number): Name {
  return names.global(c.name.module ?? '', `$p${index + 1}${c.name.text}`, 'value', c.name.span);
}

/** What a hole was filled with, down to something else than a hole. */
export function solved(evidence: Typed.Evidence): Typed.Evidence {
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
  switch (ev.kind) {
    case 'evVar':
      return varExpr(ds.var(ev.id), noSpan);
    case 'evInstance':
      return apply(ds.global(ev.instance.dfun), passedEvidence(ds, ev.args), 'lifted', noSpan);
    case 'evSuper':
      return apply(ds.global(superSelectorName(ds.context.names, ev.class, ev.index)), [evidenceExpr(ds, ev.of)], 'lifted', noSpan);
    case 'evExpr':
      return ds.passes.expr(ev.expr);
    case 'evHole':
    case 'evNothing':
      return { kind: 'con', con: ds.tupleCon(0), args: [], span: noSpan };
  }
}

/** Bindings of evidence as Core bindings; those that only rename another variable vanish. */
export function evidenceBindings(ds: Ds, { binds }: Typed.EvBinds): Binding[] {
  const real: { readonly id: Typed.Id; readonly term: Typed.Evidence }[] = [];
  for (const { id, term } of binds) {
    const ev = solved(term);
    if (ev.kind === 'evVar') ds.setSame(id, ev.id);
    else if (ev.kind !== 'evNothing') real.push({ id, term: ev });
  }
  return real.map(({ id, term }) => {
    const { expr, mentions } = ds.noting(() => evidenceExpr(ds, term));
    return { var: ds.binder(id), expr, mentions, span: expr.span };
  });
}

const nothing: Wrap = (body) => body;

/** Makes evidence variables known; the result puts their bindings, which may be recursive, around an expression. */
export function evidenceBinds(ds: Ds, binds: Typed.EvBinds): Wrap {
  if (binds.binds.length === 0) return nothing;
  for (const { id } of binds.binds) ds.setVar(id, ds.local(id));
  const groups = bindGroups(evidenceBindings(ds, binds));
  return (body) => letBinds(groups, body);
}
