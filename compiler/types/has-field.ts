/** `HasField "x" r a` (GHC.Records) for a record type: its evidence is the selector. Instances that programs declare are as any other. */
import type { Evidence } from '../typed/syntax.ts';
import { EvidenceExprs } from './evidence-exprs.ts';
import { literalOf } from './literals.ts';
import { repr, splitCon } from './make.ts';
import type { DictWanted } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Class, Type } from './type.ts';
import { dictionaryCon } from './typeable.ts';

export function isHasField({ name }: Class): boolean {
  return name.module === 'GHC.Records' && name.text === 'HasField';
}

/** Null while field and record are not known, or when the record has no such field; else the field's type is known as well. */
export function hasFieldEvidence(tc: Tc, wanted: DictWanted, own: Class, args: readonly Type[]): Evidence | null {
  const [field, record, result] = args.slice(-3);
  const text = literalOf(tc, field);
  const con = splitCon(tc.head(record))?.con;
  if (typeof text !== 'string' || (con?.flavour !== 'data' && con?.flavour !== 'newtype')) return null;
  const name = con.cons.flatMap(({ fields }) => fields ?? []).find((f) => f.text === text);
  const thing = name === undefined ? undefined : tc.globals.value(name);
  if (thing?.kind !== 'field') return null;
  const selector = repr(thing.id.type);
  const type = selector.kind === 'forall' ? selector.body : selector;
  const fresh = selector.kind === 'forall' ? selector.vars.map((v) => tc.freshMeta(v.kind)) : [];
  const used = selector.kind === 'forall' ? repr(tc.subst(selector.vars, fresh, type)) : type;
  if (used.kind !== 'fun' || repr(used.res).kind === 'forall' || (selector.kind === 'forall' && selector.context.length > 0)) return null;
  const why = { span: wanted.origin.span, reason: { reason: 'functionalDependency', class: own.name.text } } as const;
  tc.unify(record, used.arg, why);
  tc.unify(result, used.res, why);
  const make = new EvidenceExprs(tc, wanted.origin.span);
  return { kind: 'evExpr', expr: make.apply(make.con(dictionaryCon(own)), [make.var(thing.id)], wanted.pred) };
}
