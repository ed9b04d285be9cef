/** The conditions that make reducing type families end, unless UndecidableInstances lifts them: applications on the right are smaller and not nested. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Unknown } from './determined.ts';
import { mentions } from './givens.ts';
import { isTypeFamily, repr, spine } from './make.ts';
import type { Tc } from './tc.ts';
import type { FamilyEquation, Type } from './type.ts';

/** What is wrong with an equation; null when nothing is. */
export function endlessEquation(tc: Tc, equation: FamilyEquation): Diagnostic | null {
  if (tc.module.extensions.has('UndecidableInstances')) return null;
  const size = equation.args.reduce((n, arg) => n + sizeOf(arg), 0);
  for (const args of familyApps(equation.right)) {
    const nested = args.some((arg) => familyApps(arg).length > 0);
    const larger = args.reduce((n, arg) => n + sizeOf(arg), 0) >= size;
    if (!nested && !larger && noMoreOften(args, equation.args)) continue;
    const note = nested
      ? 'one family application stands inside another'
      : larger
        ? 'the application on its right is no smaller than its left side'
        : 'a variable stands more often in an application on its right than on its left side';
    const message = `reducing this equation of \`${equation.family.name.text}\` might not end`;
    return { level: 'error', kind: 'UndecidableInstance', message, span: equation.span, note, help: 'turn on UndecidableInstances' };
  }
  return null;
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
      if (head.kind === 'con' && isTypeFamily(head.con)) found.push(args.slice(0, head.con.arity));
      for (const arg of args) visit(arg);
    } else if (type.kind === 'forall') visit(type.body);
  };
  visit(t);
  return found;
}
