/**
 * May an instance, or a family equation, be written like this? Haskell 2010's form of heads, and the conditions that make the solver's search end (GHC's
 * Paterson and coverage conditions), unless extensions lift them.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import { closeOver, type Unknown, unknownsOf } from './determined.ts';
import { mentions } from './givens.ts';
import { repr, spine, splitCon } from './make.ts';
import { instanceHead } from './overlap.ts';
import { showType } from './print.ts';
import type { Tc } from './tc.ts';
import type { FamilyEquation, Instance, Type } from './type.ts';

/** Problems of an instance the author wrote. */
export function instanceProblems(tc: Tc, instance: Instance): Diagnostic[] {
  const problems: (Diagnostic | null)[] = [];
  const { extensions } = tc.module;
  if (!extensions.has('FlexibleInstances')) problems.push(headForm(tc, instance));
  if (!extensions.has('UndecidableInstances')) problems.push(paterson(tc, instance));
  problems.push(coverage(tc, instance));
  return problems.filter((p) => p !== null);
}

/** Problems of an open family's equation. */
export function equationProblems(tc: Tc, equation: FamilyEquation): Diagnostic[] {
  if (tc.module.extensions.has('UndecidableInstances')) return [];
  const inner = familyApps(equation.right);
  const whole = `\`${showType({ kind: 'con', con: equation.family })}\``;
  const size = equation.args.reduce((n, arg) => n + sizeOf(arg), 0);
  for (const args of inner) {
    const nested = args.some((arg) => familyApps(arg).length > 0);
    const larger = args.reduce((n, arg) => n + sizeOf(arg), 0) >= size;
    if (!nested && !larger && noMoreOften(args, equation.args)) continue;
    const why = nested ? 'one family application stands inside another' : 'the application on its right is no smaller than its left side';
    return [problem('UndecidableInstance', `reducing this equation of ${whole} might not end`, equation.span, why, 'turn on UndecidableInstances')];
  }
  return [];
}

/** Haskell 2010: a type constructor applied to distinct variables. */
function headForm(tc: Tc, instance: Instance): Diagnostic | null {
  for (const arg of instance.args) {
    const type = tc.head(arg);
    const parts = type.kind === 'fun' ? [type.arg, type.res] : spine(type).args;
    const plain = type.kind === 'fun' || spine(type).head.kind === 'con';
    const vars = parts.map((p) => repr(p)).filter((p) => p.kind === 'var');
    if (plain && vars.length === parts.length && new Set(vars.map((p) => p.var)).size === vars.length) continue;
    const message = `the instance head \`${showType(instanceHead(instance))}\` is not a type constructor applied to distinct variables`;
    return problem('InstanceHead', message, instance.span, null, 'turn on FlexibleInstances');
  }
  return null;
}

/** Each constraint of the context is smaller than the head, and has no variable more often. */
function paterson(tc: Tc, instance: Instance): Diagnostic | null {
  const head = instance.args.map((arg) => tc.normalise(arg));
  const size = head.reduce((n, arg) => n + sizeOf(arg), 0);
  for (const pred of instance.context) {
    const split = splitCon(tc.head(pred));
    if (split?.con.flavour !== 'class') continue;
    const args = split.args.map((arg) => tc.normalise(arg));
    const shown = showType(pred);
    const message = `the search for \`${showType(instanceHead(instance))}\` might not end`;
    const help = 'turn on UndecidableInstances';
    if (args.some((arg) => familyApps(arg).length > 0))
      return problem('UndecidableInstance', message, instance.span, `\`${shown}\` mentions a type family`, help);
    if (!noMoreOften(args, head)) {
      return problem('UndecidableInstance', message, instance.span, `a variable stands more often in \`${shown}\` than in the head`, help);
    }
    const smaller = args.reduce((n, arg) => n + sizeOf(arg), 0) < size;
    if (!smaller) return problem('UndecidableInstance', message, instance.span, `\`${shown}\` is no smaller than the head`, help);
  }
  return null;
}

/** What a dependency determines must be determined by the instance's own types; with UndecidableInstances its context may help. */
function coverage(tc: Tc, instance: Instance): Diagnostic | null {
  for (const { from, to } of instance.class.fundeps) {
    const known = new Set<Unknown>(from.flatMap((i) => unknownsOf(instance.args[i])));
    if (tc.module.extensions.has('UndecidableInstances')) {
      closeOver(tc, [...instance.context, ...instance.equalities.map((e) => tc.equalityPred(e))], known);
    }
    const free = to.flatMap((i) => unknownsOf(instance.args[i])).find((v) => !known.has(v));
    if (free === undefined) continue;
    const message = `the instance \`${showType(instanceHead(instance))}\` does not obey a functional dependency of \`${instance.class.name.text}\``;
    const note = `\`${'name' in free ? free.name : '_'}\` is not determined by the other types`;
    return problem('CoverageCondition', message, instance.span, note, 'with UndecidableInstances the context may determine it');
  }
  return null;
}

function problem(kind: string, message: string, span: Diagnostic['span'], note: string | null, help: string): Diagnostic {
  return { level: 'error', kind, message, span, help, ...(note === null ? {} : { note }) };
}

/** Number of constructors and variables. */
function sizeOf(t: Type): number {
  let size = 0;
  mentions(t, (part) => {
    if (part.kind === 'con' || part.kind === 'var' || part.kind === 'fun') size++;
    return false;
  });
  return size;
}

function occurrences(t: Type): Map<Unknown, number> {
  const counts = new Map<Unknown, number>();
  mentions(t, (part) => {
    if (part.kind === 'var') counts.set(part.var, (counts.get(part.var) ?? 0) + 1);
    return false;
  });
  return counts;
}

/** No variable stands more often in the types than in the head. */
function noMoreOften(types: readonly Type[], head: readonly Type[]): boolean {
  const add = (sum: Map<Unknown, number>, t: Type): Map<Unknown, number> => {
    for (const [v, n] of occurrences(t)) sum.set(v, (sum.get(v) ?? 0) + n);
    return sum;
  };
  const there = head.reduce(add, new Map<Unknown, number>());
  return [...types.reduce(add, new Map<Unknown, number>())].every(([v, n]) => n <= (there.get(v) ?? 0));
}

/** Arguments of all type family applications inside. */
function familyApps(t: Type): (readonly Type[])[] {
  const found: (readonly Type[])[] = [];
  const visit = (part: Type): void => {
    const type = repr(part);
    if (type.kind === 'fun') {
      visit(type.arg);
      visit(type.res);
    } else if (type.kind === 'app' || type.kind === 'con') {
      const { head, args } = spine(type);
      if (head.kind === 'con' && head.con.flavour === 'family' && head.con.sort === 'type') found.push(args.slice(0, head.con.arity));
      for (const arg of args) visit(arg);
    } else if (type.kind === 'forall') visit(type.body);
  };
  visit(t);
  return found;
}
