/** Which instance a constraint means, by GHC's rules for overlapping ones. */
import { surelyApart } from './apart.ts';
import { kindedVars, matchTypes } from './match.ts';
import type { Tc } from './tc.ts';
import type { Class, Instance, Type } from './type.ts';

export type InstanceResult =
  | { readonly kind: 'found'; readonly instance: Instance; readonly types: readonly Type[] }
  /** several fit, or another may when more is known of the types */
  | { readonly kind: 'unclear'; readonly instances: readonly Instance[] }
  | { readonly kind: 'none' };

interface Candidate {
  readonly instance: Instance;
  readonly types: readonly Type[];
}

export function findInstance(tc: Tc, c: Class, args: readonly Type[]): InstanceResult {
  const index = tc.globals.instanceIndex(c);
  const first = args.length === 0 ? undefined : tc.head(args[0]);
  // nothing in sight decides about `Show Int` but the instances there are
  const con = args.length === 1 && first?.kind === 'con' ? first.con : null;
  const settled = con === null ? undefined : index.settled(con);
  if (settled !== undefined) return { kind: 'found', instance: settled, types: noTypes };
  const matches: Candidate[] = [];
  for (const instance of index.matching(first)) {
    const types = matchTypes(tc, instance.vars, instance.args, args, kindedVars(instance), true);
    if (types !== null) matches.push({ instance, types });
  }
  if (matches.length === 0) return none;
  const chosen = mostSpecific(tc, matches);
  if (chosen === null) return { kind: 'unclear', instances: matches.map((m) => m.instance) };
  const { instance, types } = chosen;
  if (instance.overlap === 'incoherent') return { kind: 'found', instance, types };
  // read only now: of a type that is not known, these are all there are
  const possible = index.matching(first, true);
  if (possible.length === matches.length) {
    if (con !== null && types.length === 0) index.settle(con, instance);
    return { kind: 'found', instance, types };
  }
  const others = possible.filter(
    (i) => i.overlap !== 'incoherent' && matches.every((m) => m.instance !== i) && !surelyApart(tc, i.args, args, (v) => tc.isOverlappable(v)),
  );
  return others.length === 0 ? { kind: 'found', instance, types } : { kind: 'unclear', instances: [instance, ...others] };
}

const noTypes: readonly Type[] = [];
const none: InstanceResult = { kind: 'none' };

/** The one left when those are dropped that a more specific one overrides. */
function mostSpecific(tc: Tc, matches: readonly Candidate[]): Candidate | null {
  if (matches.length === 1) return matches[0];
  const left = matches.filter((m) => !matches.some((other) => other !== m && overrides(tc, other.instance, m.instance)));
  const coherent = left.filter((m) => m.instance.overlap !== 'incoherent');
  if (coherent.length === 1) return coherent[0];
  if (coherent.length > 0 || left.length === 0) return null;
  // none is better than another: GHC takes the one that was declared last
  return left.reduce((a, b) => (a.instance.module === b.instance.module && a.instance.span.line > b.instance.span.line ? a : b));
}

function overrides(tc: Tc, a: Instance, b: Instance): boolean {
  const isEither = ({ overlap }: Instance): boolean => overlap === 'overlaps' || overlap === 'incoherent';
  const allowed = isEither(a) || isEither(b) || a.overlap === 'overlapping' || b.overlap === 'overlappable';
  return allowed && matchTypes(tc, b.vars, b.args, a.args, kindedVars(b)) !== null && matchTypes(tc, a.vars, a.args, b.args, kindedVars(a)) === null;
}
