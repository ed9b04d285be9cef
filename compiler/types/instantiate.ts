/** A polymorphic type at a use: its variables become metas, its context is wanted. */
import type { Evidence } from '../typed/syntax.ts';
import { repr } from './make.ts';
import { subst, substAll } from './subst.ts';
import type { Tc } from './tc.ts';
import type { ForallType, Type, TyVar } from './type.ts';
import { freeVariables, mentionsVar } from './type-walk.ts';
import { kindReason, type Origin } from './why.ts';

/** `typeArgs`: those of visible type application, for the first variables the author named. */
export function instantiateType(tc: Tc, t: Type, origin: Origin, typeArgs: readonly Type[]): { type: Type; evidence: Evidence[] } {
  let type = repr(t);
  if (type.kind !== 'forall') type = tc.head(type);
  let evidence: Evidence[] = [];
  let used = 0;
  const kinds: OpenKinds = { vars: noVars, metas: noTypes };
  while (type.kind === 'forall') {
    const types = new Array<Type>(type.vars.length);
    used = fill(tc, type, types, kinds, typeArgs, used, origin);
    if (type.context.length > 0) {
      const more = tc.wantedAll(substAll(type.vars, types, tc.flattenContext(type.context)), origin);
      evidence = evidence.length === 0 ? more : [...evidence, ...more];
    }
    const { body }: ForallType = type;
    type = repr(subst(type.vars, types, kinds.vars.length === 0 ? body : subst(kinds.vars, kinds.metas, body)));
    if (type.kind !== 'forall') type = headIfForall(tc, type);
  }
  if (used < typeArgs.length) tc.reporter.tooManyTypeArguments(t, typeArgs.length, origin);
  return { type, evidence };
}

/** A synonym may hide a forall; any other type stays as it is written. */
function headIfForall(tc: Tc, type: Type): Type {
  if (type.kind !== 'app' && type.kind !== 'con') return type;
  const head = tc.head(type);
  return head.kind === 'forall' ? head : type;
}

/** What the generalised kinds of variables are at this use: of all that share one, the same. See Note [Kind variables] in kinds/type-reader.ts */
interface OpenKinds {
  vars: readonly TyVar[];
  metas: readonly Type[];
}

const noVars: readonly TyVar[] = [];
const noTypes: readonly Type[] = [];

/** Puts a type into `types` for each variable; how many of `given` are used then, when `before` were. */
function fill(tc: Tc, { vars }: ForallType, types: Type[], kinds: OpenKinds, given: readonly Type[], before: number, origin: Origin): number {
  let used = before;
  for (let i = 0; i < vars.length; i++) {
    const v = vars[i];
    const kind = isClosed(v.kind) ? v.kind : opened(tc, i === 0 ? v.kind : subst(vars.slice(0, i), types, v.kind), kinds);
    if (used < given.length && !isInferred(vars, i)) {
      const type = given[used++];
      // a kind without variables was looked at when the type was read, and `()` may be a constraint there
      if (kind !== v.kind) tc.unifyKinds(tc.kindOf(type), kind, { span: origin.span, reason: kindReason(v.name) });
      if (type.kind === 'forall' && !tc.module.extensions.has('ImpredicativeTypes')) tc.reporter.polymorphicArgument(type, origin);
      types[i] = type;
    } else types[i] = tc.freshMeta(kind, v.name);
  }
  return used;
}

function opened(tc: Tc, kind: Type, kinds: OpenKinds): Type {
  for (const v of freeVariables(kind)) {
    if (v.level !== 0 || v.source !== null || kinds.vars.includes(v)) continue;
    const meta = tc.freshMeta(opened(tc, v.kind, kinds), v.name);
    kinds.vars = [...kinds.vars, v];
    kinds.metas = [...kinds.metas, meta];
  }
  return subst(kinds.vars, kinds.metas, kind);
}

/** Made of constructors and arrows only, as most kinds are. */
function isClosed(kind: Type): boolean {
  let rest = kind;
  while (rest.kind === 'fun' && isClosed(rest.arg)) rest = rest.res;
  return rest.kind === 'con';
}

/** A variable of a type, or of a kind, that nobody wrote: type application passes it by. */
export function isInferred(vars: readonly TyVar[], i: number): boolean {
  if (vars[i].source !== null) return false;
  return vars[i].inferred || vars.slice(i + 1).some((v) => mentionsVar(v.kind, vars[i]));
}
