/**
 * Constructors as read: `forall universals existentials. (equalities, context) => args -> T universals`.
 *
 * For GADT syntax the universals are fresh variables, one per parameter of the type. A parameter whose place in the result has a variable of the constructor,
 * for the first time, is that variable; any other result type becomes an equality.
 */

import { splitContext } from '../kinds/constraint.ts';
import type * as Rn from '../rename/syntax.ts';
import { dataType, repr, spine, tyVar, varType } from '../types/make.ts';
import { matchTypes } from '../types/match.ts';
import { showType } from '../types/print.ts';
import type { DataTyCon, GivenEquality, Type, TyVar } from '../types/type.ts';
import { freeVariablesOf } from '../types/type-walk.ts';
import { constructorType } from './data.ts';
import type { ModuleContext } from './module-context.ts';

export interface ConstructorParts {
  readonly source: Rn.Constructor;
  readonly universals: readonly TyVar[];
  readonly existentials: readonly TyVar[];
  readonly equalities: readonly GivenEquality[];
  readonly context: readonly Type[];
  readonly args: readonly Type[];
  /** variables, fields and result as written: what a selector's type is made of */
  readonly written: { readonly vars: readonly TyVar[]; readonly args: readonly Type[]; readonly result: Type };
  /** the type as a function; asked for when kinds are final */
  readonly type: () => Type;
}

/** `forall existentials. context => C args`. */
export function plainParts(cx: ModuleContext, source: Rn.Constructor, tycon: DataTyCon, result: Type): ConstructorParts {
  const { reader } = cx;
  const existentials = reader.params(source.params);
  const constraints = reader.context(source.context);
  const args = reader.withoutWildcards(() => source.args.map((arg) => reader.valueType(arg.type)));
  const universals = tycon.params;
  const vars = [...universals, ...existentials];
  const { equalities, context } = splitContext(cx.tc, constraints);
  return {
    source,
    universals,
    existentials,
    equalities,
    context,
    args,
    written: { vars: universals, args, result },
    type: () => constructorType(vars, constraints, args, result),
  };
}

/** `C :: forall params. context => args -> T …`. */
export function gadtParts(cx: ModuleContext, source: Rn.Constructor, tycon: DataTyCon): ConstructorParts {
  const { reader, tc } = cx;
  const vars = reader.params(source.params);
  const constraints = reader.context(source.context);
  const args = reader.withoutWildcards(() => source.args.map((arg) => reader.valueType(arg.type)));
  const result = reader.withoutWildcards(() => reader.type(source.result as Rn.Type, tc.builtin.typeKind));
  const written = { vars, args, result };
  const type = (): Type => constructorType(vars, constraints, args, result);
  const resultArgs = resultArguments(cx, source, tycon, result);
  if (resultArgs === null) return { source, universals: tycon.params, existentials: vars, equalities: [], context: [], args, written, type };

  const universals: TyVar[] = [];
  const equal: GivenEquality[] = [];
  const taken = new Set<TyVar>();
  tycon.params.forEach((param, i) => {
    const arg = repr(resultArgs[i]);
    if (arg.kind === 'var' && vars.includes(arg.var) && !taken.has(arg.var)) {
      taken.add(arg.var);
      universals.push(arg.var);
    } else {
      const universal = tyVar(param.name, param.kind, 0, null);
      universals.push(universal);
      equal.push([varType(universal), arg]);
    }
  });
  // who knows a type knows its kind
  const kinds = freeVariablesOf([...taken].map((v) => v.kind));
  const existentials = vars.filter((v) => !taken.has(v) && !kinds.has(v));
  const split = splitContext(tc, constraints);
  return { source, universals, existentials, equalities: [...equal, ...split.equalities], context: split.context, args, written, type };
}

/** What the parameters of the type are in the constructor's result; null, and reported, when it returns something else. */
function resultArguments(cx: ModuleContext, source: Rn.Constructor, tycon: DataTyCon, result: Type): readonly Type[] | null {
  const { head, args } = spine(cx.tc.head(result));
  const family = tycon.instanceOf;
  if (head.kind === 'con' && family === null && head.con === tycon && args.length === tycon.params.length) return args;
  const isInstance = head.kind === 'con' && family !== null && head.con === family.family && args.length >= family.args.length;
  const found = isInstance ? matchTypes(cx.tc, tycon.params, family.args, args) : null;
  if (found !== null) return found;
  if (head.kind !== 'meta') {
    const returned = family === null ? tycon.name.text : showType(dataType(tycon));
    const must = head.kind === 'forall' ? 'can have a `forall` or a context in front of its signature only' : `must return the type \`${returned}\``;
    cx.error('WrongConstructorResult', `the constructor \`${source.name.text}\` ${must}`, source.result?.span ?? source.span);
  }
  return null;
}
