/**
 * Contexts of derived instances: what the instance needs, reduced by the instances there are, the derived ones among them. These depend on each other, so that it
 * is a fixpoint: all start without a context and grow until nothing changes.
 */

import { concatMap } from '../base/lists.ts';
import { classConstraint, conApp, repr, varType } from '../types/make.ts';
import { instanceText } from '../types/overlap.ts';
import { subst, substAll } from '../types/subst.ts';
import type { Instance, Type } from '../types/type.ts';
import { freeVariables, measure, sameType } from '../types/type-walk.ts';
import type { Origin, SkolemInfo } from '../types/why.ts';
import type { Plan } from './derive-plan.ts';
import { deriveData } from './deriving/data.ts';
import { hasTypesOnly, primTypeOf } from './deriving/derived.ts';
import { deriveGeneric1, mappedFunctors } from './deriving/generic.ts';
import { isDerivablePrimitive } from './deriving/primitive.ts';
import { functorsOf, shapeOf } from './deriving/shape.ts';
import { expandSynonyms } from './expand.ts';
import type { ModuleContext } from './module-context.ts';

/** A derived instance while its context is looked for. */
export interface Inferred {
  readonly plan: Plan;
  readonly instance: { -readonly [K in keyof Instance]: Instance[K] };
  /** the context was found, and gives all that derived code will want: nothing in it can be wrong */
  isSound: boolean;
}

/** Contexts never get longer than this number of rounds would make them; more means they grow forever. */
const ROUND_LIMIT = 20;

/** `late`: who is sound is asked of all. */
export function inferContexts(cx: ModuleContext, all: readonly Inferred[], late: boolean): void {
  const open = all
    .filter(({ plan, instance }) => plan.constraints === null && instance.vars.length > 0)
    .map((inferred) => ({ inferred, needs: neededConstraints(cx, inferred.plan) }));
  for (let round = 0, changed = true; changed && round < ROUND_LIMIT; round++) {
    changed = false;
    for (const { inferred, needs } of open) {
      const { instance } = inferred;
      const { context, isWhole } = reduced(cx, inferred, needs);
      inferred.isSound = isWhole;
      if (sameContext(context, instance.context)) continue;
      instance.context = context;
      changed = true;
    }
    if (changed && round === ROUND_LIMIT - 1) for (const { inferred } of open) inferred.isSound = false;
  }
  if (!late) return;
  for (const inferred of all) {
    const { plan, instance } = inferred;
    if (plan.constraints === null && instance.vars.length === 0 && plan.way.way === 'stock') {
      const { context, isWhole } = reduced(cx, inferred, neededConstraints(cx, plan));
      inferred.isSound = isWhole && context.length === 0;
    }
  }
}

/** What the instance needs beyond other instances, and whether a context may say all of it. */
function reduced(cx: ModuleContext, { plan, instance }: Inferred, needs: readonly Type[]): { readonly context: readonly Type[]; readonly isWhole: boolean } {
  const { tc } = cx;
  // not of the head's variables, for which instances may be taken that others overlap: here those are asked of the context
  const skolems = plan.vars.map((v) => tc.skolem({ ...v, source: null }));
  const types = skolems.map((v): Type => varType(v));
  const origin: Origin = { span: plan.span, kind: 'deriving', name: plan.class.name };
  const why: SkolemInfo = { kind: 'deriving', head: () => instanceText(instance), vars: instance.vars.length, span: plan.span };
  const { preds, isAll } = tc.simplifyContext(skolems, substAll(plan.vars, types, needs), origin, why);
  const back = plan.vars.map((v): Type => varType(v));
  const inferable = preds.filter((constraint) => isInferable(plan, constraint));
  return { context: inferable.map((constraint) => subst(skolems, back, constraint)), isWhole: isAll && inferable.length === preds.length };
}

/** An inferred constraint consists of type variables only, each once; for other ways than stock it may be anything. */
function isInferable(plan: Plan, constraint: Type): boolean {
  const found = classConstraint(constraint);
  if (found === null) return false;
  if (plan.way.way !== 'stock') return measure(found.args).occurrences.size > 0;
  const { occurrences, size } = measure(found.args);
  return occurrences.size === size && [...occurrences.values()].every((count) => count === 1);
}

function sameContext(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((constraint) => b.some((other) => isSame(constraint, other)));
}

function isSame(a: Type, b: Type): boolean {
  const map = new Map();
  return sameType(a, b, map) && [...map].every(([from, to]) => from === to);
}

/** What the instance needs before anything is reduced. */
function neededConstraints(cx: ModuleContext, plan: Plan): readonly Type[] {
  const { class: c, args, way } = plan;
  const supers = substAll(c.params, args, c.supers);
  const others = args.slice(0, -1);
  const of = (type: Type): Type => conApp(c.tycon, ...others, type);
  switch (way.way) {
    case 'same':
      return [...supers, of(way.type)];
    case 'empty':
      return [...supers, ...defaultContexts(plan)];
    case 'stock':
      if (way.stock.derive === deriveGeneric1) return [...supers, ...mappedConstraints(cx, plan)];
      if (way.stock.fields === 'none') return supers;
      if (way.stock.fields === 'functors') return [...supers, ...functorConstraints(cx, plan, of)];
      return [...supers, ...looksInto(plan).map(of), ...concatMap(fieldTypes(plan), (type) => (isPrimitive(plan, type) ? [] : [of(type)]))];
  }
}

/** Data is asked of a type's arguments, phantoms too. */
function looksInto({ way, tycon, tyconArgs }: Plan): readonly Type[] {
  return way.way === 'stock' && way.stock.derive === deriveData && hasTypesOnly(tycon) ? tyconArgs : [];
}

function isPrimitive({ way }: Plan, type: Type): boolean {
  const prim = primTypeOf(repr(type));
  return prim !== null && way.way === 'stock' && way.stock.primitives !== null && isDerivablePrimitive(prim, way.stock.primitives);
}

/** All fields' types at the instance's arguments. */
function fieldTypes({ tycon, tyconArgs }: Plan): readonly Type[] {
  return concatMap(tycon.cons, (con) => substAll(con.universals.slice(0, tyconArgs.length), tyconArgs, con.args));
}

function functorConstraints(cx: ModuleContext, { tycon, tyconArgs }: Plan, of: (type: Type) => Type): readonly Type[] {
  return tycon.cons.flatMap((con) => {
    const last = con.universals[con.universals.length - 1];
    // what a field's own `forall` binds is no business of the instance
    const isOuter = (type: Type): boolean => [...freeVariables(type)].every((v) => con.universals.includes(v));
    const functors = con.args.flatMap((arg) => functorsOf(shapeOf(expandSynonyms(cx.tc, arg), last))).filter(isOuter);
    return substAll(con.universals.slice(0, tyconArgs.length), tyconArgs, functors).map(of);
  });
}

/** What Generic1 maps over must be functors. */
function mappedConstraints(cx: ModuleContext, { tycon, tyconArgs }: Plan): readonly Type[] {
  const { globals } = cx.tc;
  const functor = globals.tycon(globals.names.global('GHC.Base', 'Functor', 'type'));
  if (functor === undefined) return [];
  return tycon.cons.flatMap((con) => {
    const functors = mappedFunctors(con, (type) => expandSynonyms(cx.tc, type));
    return substAll(con.universals.slice(0, tyconArgs.length), tyconArgs, functors).map((type) => conApp(functor, type));
  });
}

/** What default signatures ask for beyond the methods' own types. */
function defaultContexts({ class: c, args }: Plan): readonly Type[] {
  return c.methods.flatMap((method) => {
    const type = method.default?.type;
    if (type === undefined || type.kind !== 'forall') return [];
    const body = repr(type.body);
    const own = repr(method.own);
    if (body.kind !== 'forall' || body === own) return [];
    const plain = own.kind === 'forall' ? own.context.length : 0;
    return body.context.length > plain
      ? substAll(
          type.vars,
          args,
          body.context.filter((constraint) => isOverParameters(constraint, body.vars)),
        )
      : [];
  });
}

function isOverParameters(constraint: Type, bound: readonly { readonly unique: number }[]): boolean {
  return ![...measure([constraint]).occurrences.keys()].some((v) => bound.some((b) => b.unique === v.unique));
}
