/** Which instance heads and contexts are allowed: Haskell 2010's rules without the Flexible extensions, and those that make instance search end. */
import type { Span } from '../base/span.ts';
import type * as Rn from '../rename/syntax.ts';
import { classConstraint, headCon, isTypeFamily, repr, spine } from '../types/make.ts';
import { instanceText } from '../types/overlap.ts';
import { showType } from '../types/print.ts';
import type { Type, TyVar } from '../types/type.ts';
import { findPart, freeVariables, freeVariablesOf, measure } from '../types/type-walk.ts';
import { checkNoImplicits } from './class-check.ts';
import type { ReadHead, WrittenHead } from './instance-head.ts';
import type { ModuleContext } from './module-context.ts';

export function checkInstanceHead(cx: ModuleContext, head: WrittenHead, signature: Rn.Signature): void {
  const { span } = signature;
  if (isBuiltInClass(cx, head, span)) return;
  checkNoImplicits(cx, head.constraints, 'an instance', span);
  for (const arg of head.args) checkArgument(cx, arg, span);
  for (const constraint of head.constraints) checkContext(cx, constraint, head, span);
  if (!cx.has('UndecidableInstances')) checkCoverage(cx, head, span);
}

/** Classes whose constraints the compiler solves by itself. */
function isBuiltInClass(cx: ModuleContext, { class: c }: ReadHead, span: Span): boolean {
  if (c.name !== cx.tc.typeable) return false;
  cx.error('BuiltInClass', `there are no instances to write of \`${c.name.text}\`: every type has one`, span);
  return true;
}

function checkArgument(cx: ModuleContext, arg: Type, span: Span): void {
  const type = repr(arg);
  if (type.kind === 'forall') return cx.error('InvalidInstanceHead', `an instance cannot be of the polymorphic type \`${showType(type)}\``, span);
  const family = familyIn(type);
  if (family !== null) return cx.error('InvalidInstanceHead', `an instance cannot be of the type family application \`${showType(family)}\``, span);
  if (cx.has('FlexibleInstances')) return;
  const { head, args } = type.kind === 'fun' ? { head: type, args: [type.arg, type.res] } : spine(type);
  const vars = freeVariablesOf(args.filter((a) => repr(a).kind === 'var'));
  if (head.kind !== 'var' && vars.size === args.length) return;
  const message = `the instance type \`${showType(type)}\` must be a type constructor applied to distinct type variables`;
  cx.error('InvalidInstanceHead', message, span, { help: 'turn on FlexibleInstances' });
}

/** Paterson's conditions: what an instance asks for is smaller than what it gives. */
function checkContext(cx: ModuleContext, constraint: Type, head: ReadHead, span: Span): void {
  const wanted = classConstraint(constraint);
  if (wanted === null) return;
  const text = showType(constraint);
  if (!cx.has('FlexibleContexts') && !cx.has('UndecidableInstances') && wanted.args.some((arg) => spine(arg).head.kind !== 'var')) {
    return cx.error('InvalidContext', `the constraint \`${text}\` must be on a type variable`, span, { help: 'turn on FlexibleContexts' });
  }
  if (cx.has('UndecidableInstances')) return;
  const inner = measure(wanted.args);
  const outer = measure(head.args);
  const often = [...inner.occurrences].find(([v, count]) => count > (outer.occurrences.get(v) ?? 0) + inKinds(v, outer.occurrences));
  const given = instanceText(head);
  const help = 'turn on UndecidableInstances if you are sure that looking for instances ends';
  if (often !== undefined) {
    const message = `the type variable \`${often[0].name}\` occurs more often in the constraint \`${text}\` than in the instance \`${given}\``;
    cx.error('UndecidableInstance', message, span, { help });
  } else if (wanted.args.some((arg) => mentionsFamily(arg))) {
    cx.error('UndecidableInstance', `the constraint \`${text}\` has a type family in it`, span, { help });
  } else if (inner.size >= outer.size + freeVariablesOf(head.class.params.map((p) => p.kind)).size) {
    // kinds that the class is polymorphic in are arguments of the instance's, too
    cx.error('UndecidableInstance', `the constraint \`${text}\` is no smaller than the instance \`${given}\``, span, { help });
  }
}

/** How often a variable stands in the kinds of others: `k` in `Proxy (a :: k)`, where GHC has it for an argument. */
function inKinds(v: TyVar, occurrences: ReadonlyMap<TyVar, number>): number {
  let count = 0;
  for (const [other, times] of occurrences) if (freeVariables(other.kind).has(v)) count += times;
  return count;
}

export function mentionsFamily(t: Type): boolean {
  return familyIn(t) !== null;
}

/** The first application of a type family in a type, with all that it is applied to. */
function familyIn(t: Type): Type | null {
  return findPart(t, (part) => {
    const con = headCon(part);
    return con !== null && isTypeFamily(con);
  });
}

/** A functional dependency's right side has no variables but those of its left side: of types as they are written, where GHC looks, too. */
function checkCoverage(cx: ModuleContext, { class: c, written: args, constraints }: WrittenHead, span: Span): void {
  for (const { from, to } of c.fundeps) {
    const covered = freeVariablesOf(from.map((i) => args[i]));
    const loose = [...freeVariablesOf(to.map((i) => args[i]))].find((v) => !covered.has(v));
    if (loose === undefined) continue;
    const message = `the functional dependency of \`${c.name.text}\` does not determine the type variable \`${loose.name}\``;
    const help = constraints.length > 0 ? 'turn on UndecidableInstances: then the context may determine it' : undefined;
    cx.error('CoverageCondition', message, span, { help });
  }
}
