/** Roles of type parameters: what `coerce` may change under a type constructor. Inferred as GHC does, annotations obeyed. */

import type { Globals } from './environment.ts';
import { repr, spine } from './make.ts';
import type { DataCon, DataTyCon, TyCon, Type, TyVar } from './type.ts';

export type Role = 'nominal' | 'representational' | 'phantom';
type Mark = (v: TyVar, role: Role) => void;

const inferred = new WeakMap<DataTyCon, readonly Role[]>();

/** Roles of a constructor's parameters; arguments beyond them are nominal. */
export function rolesOf(globals: Globals, con: TyCon): readonly Role[] {
  if (con.flavour === 'prim')
    return con.name.text === '->' || con.name.text.startsWith('(#') ? new Array<Role>(con.arity).fill('representational') : primRoles(con);
  if (con.flavour !== 'data' && con.flavour !== 'newtype') return new Array<Role>(con.arity).fill('nominal');
  const annotated = globals.roles(con.name);
  if (annotated === undefined) return inferredRoles(globals, con);
  if (!annotated.includes('_')) return annotated as readonly Role[];
  const own = inferredRoles(globals, con);
  return annotated.map((role, i) => (role === '_' ? own[i] : (role as Role)));
}

/** What the constructors need, whatever is annotated. */
export function inferredRoles(globals: Globals, con: TyCon): readonly Role[] {
  return con.flavour === 'data' || con.flavour === 'newtype' ? (inferred.get(con) ?? infer(globals, con)) : new Array<Role>(con.arity).fill('nominal');
}

export function isStricter(role: Role, than: Role): boolean {
  return rank(role) > rank(than);
}

/** `State# s` and the like: the state is nominal, contents are representational. */
function primRoles(con: TyCon): Role[] {
  return Array.from({ length: con.arity }, (_, i) => (i === con.arity - 1 && con.name.text !== 'State#' ? 'representational' : 'nominal'));
}

/** A fixpoint from phantom upwards: roles only get stricter. */
function infer(globals: Globals, con: DataTyCon): readonly Role[] {
  const roles: Role[] = con.params.map(() => 'phantom');
  inferred.set(con, roles);
  for (let changed = true; changed; ) {
    changed = false;
    for (const dataCon of con.cons) {
      walkCon(globals, dataCon, (v, role) => {
        const i = con.params.indexOf(con.params[dataCon.universals.indexOf(v)] ?? v);
        if (i < 0 || !isStricter(role, roles[i])) return;
        roles[i] = role;
        changed = true;
      });
    }
  }
  return roles;
}

/** Marks each variable in what a constructor holds with the role it has there. */
function walkCon(globals: Globals, { args, context, equalities }: DataCon, mark: Mark): void {
  for (const arg of args) walk(globals, arg, 'representational', mark);
  for (const pred of context) walk(globals, pred, 'nominal', mark);
  for (const [a, b, how] of equalities) for (const side of [a, b]) walk(globals, side, how === 'coercible' ? 'representational' : 'nominal', mark);
}

function rank(role: Role): number {
  return role === 'phantom' ? 0 : role === 'representational' ? 1 : 2;
}

function walk(globals: Globals, t: Type, role: Role, mark: Mark): void {
  const type = repr(t);
  switch (type.kind) {
    case 'var':
      return mark(type.var, role);
    case 'fun':
      walk(globals, type.arg, role, mark);
      return walk(globals, type.res, role, mark);
    case 'forall':
      for (const c of type.context) walk(globals, c, 'nominal', mark);
      return walk(globals, type.body, role, mark);
    case 'implicit':
      return walk(globals, type.type, 'nominal', mark);
    case 'app':
      return walkApp(globals, type, role, mark);
  }
}

function walkApp(globals: Globals, t: Type, role: Role, mark: Mark): void {
  const { head, args } = spine(t);
  walk(globals, head, role, mark);
  if (head.kind === 'con' && head.con.flavour === 'synonym') {
    for (const arg of args) walk(globals, arg, role, mark);
    return;
  }
  const roles = head.kind === 'con' ? rolesOf(globals, head.con) : [];
  args.forEach((arg, i) => {
    const own = role === 'nominal' ? 'nominal' : (roles[i] ?? 'nominal');
    if (own !== 'phantom') walk(globals, arg, own, mark);
  });
}
