/** The kind of a type. Kind arguments are not written in types: a constructor that is polymorphic in kinds has its kind instantiated at each use. */
import { funType, headCon, repr, spine } from './make.ts';
import { subst } from './subst.ts';
import type { Tc } from './tc.ts';
import type { AppType, ForallType, Type, TyVar } from './type.ts';

export function kindOf(tc: Tc, t: Type): Type {
  const type = repr(t);
  switch (type.kind) {
    case 'con':
      return instantiated(tc, type.con.kind);
    case 'var':
      return repr(type.var.kind);
    case 'meta':
      return repr(type.meta.kind);
    case 'fun':
      return tc.builtin.typeKind;
    case 'forall':
      return repr(type.body).kind === 'forall' ? kindOf(tc, type.body) : tc.builtin.typeKind;
    case 'implicit':
      return tc.builtin.constraintKind;
    case 'app':
      return kindOfApp(tc, type);
  }
}

function kindOfApp(tc: Tc, t: AppType): Type {
  let head: Type = t;
  let n = 0;
  while (head.kind === 'app') {
    head = repr(head.fun);
    n++;
  }
  let kind = head.kind === 'con' ? repr(head.con.kind) : kindOf(tc, head);
  if (kind.kind === 'forall') return dependentKind(tc, kind, t);
  // a tuple of constraints is a constraint
  if (head.kind === 'con' && head.con.name.module === 'GHC.Tuple' && headCon(tc.head(kindOf(tc, t.arg))) === tc.builtin.constraintKind.con)
    return tc.builtin.constraintKind;
  for (let i = 0; i < n; i++) {
    kind = kind.kind === 'fun' ? repr(kind.res) : resultKind(tc, kind);
    if (kind.kind === 'forall') kind = instantiated(tc, kind);
  }
  return kind;
}

/**
 * The head is polymorphic in kinds: arguments tell at which. Metas made to find that out are no progress when they are bound: who goes on as long as there is some
 * (`solveScope`) would for ever.
 */
function dependentKind(tc: Tc, polymorphic: ForallType, t: AppType): Type {
  const { bindings } = tc.unifier;
  const { result } = kindAt(tc, polymorphic, spine(t).args);
  tc.unifier.bindings = bindings;
  return result;
}

/** A polymorphic kind at arguments: what its variables stand for there, as far as these tell, their own kinds, and that of the whole. */
export function kindAt(
  tc: Tc,
  { vars, body }: ForallType,
  args: readonly Type[],
): { readonly vars: readonly Type[]; readonly args: readonly Type[]; readonly result: Type } {
  const metas = unknown(tc, vars);
  const found: Type[] = [];
  let kind = instantiated(tc, subst(vars, metas, body));
  for (const arg of args) {
    if (kind.kind === 'fun') {
      tc.tryUnify(kindOf(tc, arg), kind.arg);
      found.push(kind.arg);
      kind = repr(kind.res);
    } else kind = resultKind(tc, kind);
    if (kind.kind === 'forall') kind = instantiated(tc, kind);
  }
  return { vars: metas, args: found, result: kind };
}

/** What comes out of a kind applied to one argument when it is not (yet) seen to be a function. */
function resultKind(tc: Tc, kind: Type): Type {
  const known = tc.head(kind);
  if (known.kind === 'fun') return repr(known.res);
  const result = tc.freshKind();
  if (known.kind === 'meta') tc.tryUnify(known, funType(tc.freshKind(), result));
  return result;
}

/** The kind at unknown kinds in place of those it is polymorphic in. */
export function instantiated(tc: Tc, kind: Type): Type {
  let type = repr(kind);
  while (type.kind === 'forall') type = repr(subst(type.vars, unknown(tc, type.vars), type.body));
  return type;
}

/** Metas in the places of variables, each of which may stand in the kinds of those behind it. */
function unknown(tc: Tc, vars: readonly TyVar[]): Type[] {
  const metas: Type[] = [];
  for (const v of vars) metas.push(tc.freshMeta(subst(vars.slice(0, metas.length), metas, v.kind), v.name));
  return metas;
}
