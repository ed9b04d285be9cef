/** The conditions that make reducing type families end, unless UndecidableInstances lifts them: applications on the right are smaller and not nested. */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { isTypeFamily, repr, spine } from './make.ts';
import type { Tc } from './tc.ts';
import type { FamilyEquation, Type } from './type.ts';
import { measure } from './type-walk.ts';

/** What is wrong with an equation; null when nothing is. */
export function endlessEquation(tc: Tc, equation: FamilyEquation): Diagnostic | null {
  if (tc.module.extensions.has('UndecidableInstances')) return null;
  const left = measure(equation.args);
  for (const args of familyApps(equation.right)) {
    const nested = args.some((arg) => familyApps(arg).length > 0);
    const { size, occurrences } = measure(args);
    const larger = size >= left.size;
    if (!nested && !larger && [...occurrences].every(([v, times]) => times <= (left.occurrences.get(v) ?? 0))) continue;
    const note = nested
      ? 'one family application stands inside another'
      : larger
        ? 'the application on its right is no smaller than its left side'
        : 'a variable stands more often in an application on its right than on its left side';
    const message = `reducing this equation of \`${equation.family.name.text}\` might not end`;
    return problem('UndecidableInstance', equation.span, message, { note, help: 'turn on UndecidableInstances' });
  }
  return null;
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
