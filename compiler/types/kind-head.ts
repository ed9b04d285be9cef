/**
 * What is seen of a type's kind without a checker: enough to tell `(path :: Symbol) :> api` from `Capture :> api`. Kind arguments are not written in types, so
 * that instances which differ in them only are told apart by the kinds of their variables.
 */
import { headCon, repr } from './make.ts';
import type { TyCon, Type } from './type.ts';

/** The types can never be equal because their kinds cannot. */
export function kindsDiffer(a: Type, b: Type): boolean {
  const x = kindSeen(a);
  if (x === null) return false;
  const y = kindSeen(b);
  return y !== null && differ(x, y);
}

/** The kind as far as the head of the type tells it, with its variables open. */
function kindSeen(t: Type): Type | null {
  let head = repr(t);
  let args = 0;
  while (head.kind === 'app') {
    head = repr(head.fun);
    args++;
  }
  if (head.kind !== 'con' && head.kind !== 'var' && head.kind !== 'meta') return null;
  let kind = repr(head.kind === 'con' ? head.con.kind : head.kind === 'var' ? head.var.kind : head.meta.kind);
  for (; ; args--) {
    while (kind.kind === 'forall') kind = repr(kind.body);
    if (args === 0) return kind;
    if (kind.kind !== 'fun') return null;
    kind = repr(kind.res);
  }
}

function differ(a: Type, b: Type): boolean {
  const x = named(a);
  const y = named(b);
  if (x.kind === 'fun' && y.kind === 'fun') return differ(x.arg, y.arg) || differ(x.res, y.res);
  if (x.kind === 'app' && y.kind === 'app') return differ(x.fun, y.fun) || differ(x.arg, y.arg);
  const p = headOf(x);
  return p !== null && headOf(y) !== null && p !== headOf(y);
}

/** What a synonym without parameters, as `Nat` is one, stands for. */
function named(kind: Type): Type {
  let type = repr(kind);
  while (type.kind === 'con' && type.con.flavour === 'synonym' && type.con.arity === 0) type = repr(type.con.right);
  return type;
}

function headOf(kind: Type): TyCon | 'fun' | null {
  if (kind.kind === 'fun') return 'fun';
  const con = headCon(kind);
  return con !== null && saysMuch(con) ? con : null;
}

/** Kinds of constraints are taken for those of values, as `()` has both, and those of unlifted types hide in variables of others. */
function saysMuch({ flavour, name }: TyCon): boolean {
  return flavour === 'data' || flavour === 'newtype' || (flavour === 'prim' && name.text !== 'Constraint' && name.module !== 'GHC.Prim');
}
