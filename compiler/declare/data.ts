/**
 * data and newtype declarations, data instances among them. In two steps, since the kinds of a group are known only when all its declarations are read: `shell`
 * makes the type constructor, `readData` reads the constructors and returns what is to be done when kinds are final.
 */

import { concatMap } from '../base/lists.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { dataType, forallType, funTypes } from '../types/make.ts';
import { addCore } from '../types/reps.ts';
import type { DataCon, DataTyCon, Type, TyVar } from '../types/type.ts';
import { type ConstructorParts, gadtParts, plainParts } from './constructor.ts';
import type { ModuleContext } from './module-context.ts';
import { makeSelectors } from './selector.ts';

/** What `readData` needs of a declaration; data instances give the same. */
export interface DataSource {
  readonly newtype: boolean;
  readonly name: Name;
  readonly context: readonly Rn.Type[];
  readonly constructors: readonly Rn.Constructor[];
  readonly span: Rn.DataDecl['span'];
}

/** The work left when the kinds of the group are final. */
export type Finish = () => void;

export function readData(cx: ModuleContext, source: DataSource, tycon: DataTyCon): Finish {
  checkContext(cx, source);
  checkNewtype(cx, source);
  const result = dataType(tycon);
  const parts = source.constructors.map((con) => (con.result === null ? plainParts(cx, con, tycon, result) : gadtParts(cx, con, tycon)));
  if (source.newtype) checkNewtypeResult(cx, parts);
  return () => {
    tycon.cons = parts.map((part, tag) => dataCon(part, tycon, tag));
    if (tycon.flavour === 'data') {
      addCore(
        cx.tc,
        tycon,
        tycon.cons.map(({ name }) => name),
      );
    }
    for (const con of tycon.cons) cx.addValue(con.name, { kind: 'con', con });
    makeSelectors(cx, tycon, parts);
    cx.datas.push(tycon);
  };
}

function dataCon(part: ConstructorParts, tycon: DataTyCon, tag: number): DataCon {
  const { source, universals, existentials, equalities, context, args, type } = part;
  return {
    name: source.name,
    tycon,
    tag,
    infix: source.infix,
    universals,
    existentials,
    equalities,
    context,
    args,
    strict: source.args.map((arg) => arg.strict && tycon.flavour === 'data'),
    fields: fieldsOf(source),
    type: type(),
    core: null,
  };
}

function fieldsOf(source: Rn.Constructor): readonly Name[] | null {
  const fields = concatMap(source.args, ({ field }) => (field === null ? [] : [field]));
  return fields.length === 0 || fields.length < source.args.length ? null : fields;
}

function checkContext(cx: ModuleContext, { context, span }: DataSource): void {
  if (context.length === 0 || cx.has('DatatypeContexts')) return;
  const help = 'put the constraint on the functions that need it, or into the constructors (ExistentialQuantification)';
  cx.error('DatatypeContext', 'a data type cannot have a context', context[0].span ?? span, { help });
}

/** What is written as a newtype and cannot be one, which is reported, is data: nobody looks for the one type it contains. */
export function flavourOf({ newtype, constructors }: Pick<DataSource, 'newtype' | 'constructors'>): 'data' | 'newtype' {
  return newtype && constructors.length === 1 && constructors[0].args.length === 1 ? 'newtype' : 'data';
}

function checkNewtype(cx: ModuleContext, source: DataSource): void {
  if (!source.newtype) return;
  const { constructors, name } = source;
  if (constructors.length !== 1) {
    const message = `the newtype \`${name.text}\` must have one constructor, but has ${constructors.length === 0 ? 'none' : constructors.length}`;
    return cx.error('InvalidNewtype', message, source.span, { help: 'make it a `data` type' });
  }
  const [con] = constructors;
  const complain = (what: string): void =>
    cx.error('InvalidNewtype', `the constructor \`${con.name.text}\` of a newtype ${what}`, con.span, { help: 'make it a `data` type' });
  if (con.args.length !== 1) complain(`must have one field, but has ${con.args.length === 0 ? 'none' : con.args.length}`);
  else if (con.context.length > 0) complain('cannot have a context');
  else if (con.result === null && con.params.length > 0) complain('cannot have existential type variables');
  else if (con.args[0].strict && !cx.has('StrictData')) complain('cannot have a strictness annotation');
}

/** A newtype's constructor in GADT syntax returns the type at variables. */
function checkNewtypeResult(cx: ModuleContext, parts: readonly ConstructorParts[]): void {
  for (const { source, equalities, existentials } of parts) {
    if (source.result === null || (equalities.length === 0 && existentials.length === 0)) continue;
    const what = equalities.length > 0 ? 'must return the type at variables, each its own' : 'cannot have existential type variables';
    cx.error('InvalidNewtype', `the constructor \`${source.name.text}\` of a newtype ${what}`, source.span, { help: 'make it a `data` type' });
  }
}

/** The type of a constructor as a function. */
export function constructorType(vars: readonly TyVar[], constraints: readonly Type[], args: readonly Type[], result: Type): Type {
  return forallType(vars, constraints, funTypes(args, result));
}
