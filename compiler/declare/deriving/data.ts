/** Data: folding over the fields, building from them, and what the constructors are called (Data.Data). */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';
import { type Constructor, type Derived, type DerivedCode, hasTypesOnly } from './derived.ts';

const HOME = 'Data.Data';

export function deriveData(derived: Derived): DerivedCode {
  const { build: b, cons, typeName } = derived;
  const home = (text: string): Name => b.global(HOME, text);
  // the type and its constructors refer to each other: a library function ties the knot
  const described = derived.helperName(`$data_${typeName}`);
  const rows = cons.map((con) => b.tuple(b.string(con.name.text), b.list(fieldsOf(con).map((field) => b.string(field))), isInfix(con) ? b.true() : b.false()));
  const description = b.fun(described, b.clause([], b.apply(b.var(home('derivedDataType')), b.string(typeName), b.list(rows))));
  const toConstr = cons.map((con, i) => b.clause([b.anyP(con.name, con.arity)], b.apply(b.var(home('indexConstr')), b.var(described), b.boxedInt(i + 1))));
  const methods = [
    b.fun(home('gfoldl'), ...(cons.length === 0 ? [absurd(b, 2)] : cons.map((con) => foldClause(b, con)))),
    unfold(b, cons, home),
    b.fun(home('toConstr'), ...(cons.length === 0 ? [absurd(b, 0)] : toConstr)),
    b.fun(home('dataTypeOf'), b.clause([b.wildP()], b.var(described))),
  ];
  const { params } = derived.tycon;
  if (params.length > 0 && params.length < 3 && hasTypesOnly(derived.tycon)) {
    const f = b.local('f');
    methods.push(b.fun(home(`dataCast${params.length}`), b.clause([b.varP(f)], b.apply(b.var(b.global('Data.Typeable', `gcast${params.length}`)), b.var(f)))));
  }
  return { methods, helpers: [description] };
}

function fieldsOf({ con }: Constructor): readonly string[] {
  return (con.fields ?? []).map(({ text }) => text);
}

/** GHC's rule: by the name. */
function isInfix({ name }: Constructor): boolean {
  return name.text.startsWith(':');
}

/** The last argument of a type without constructors. */
function absurd(b: Build, before: number): Rn.Clause {
  const x = b.local('a');
  return b.clause([...Array.from({ length: before }, () => b.wildP()), b.varP(x)], b.case(b.var(x), []));
}

/** ``gfoldl k z (C a b) = (z (\a b -> C a b) `k` a) `k` b`` */
function foldClause(b: Build, { name, arity }: Constructor): Rn.Clause {
  const [k, z] = [b.local('k'), b.local('z')];
  const args = b.locals('a', arity);
  const folded = args.reduce<Rn.Expr>((done, arg) => b.apply(b.var(k), done, b.var(arg)), b.apply(b.var(z), b.con(name)));
  return b.clause([b.varP(k), b.varP(z), b.conP(name, args)], folded);
}

/** `gunfold k z c = case constrIndex c of I# 1# -> k (k (z C)); …` */
function unfold(b: Build, cons: readonly Constructor[], home: (text: string) => Name): Rn.FunBind {
  const [k, z, c] = [b.local('k'), b.local('z'), b.local('c')];
  const built = ({ name, arity }: Constructor): Rn.Expr => {
    let expr = b.apply(b.var(z), b.con(name));
    for (let i = 0; i < arity; i++) expr = b.apply(b.var(k), expr);
    return expr;
  };
  const last = cons.length - 1;
  const alternatives = cons.map((con, i) => {
    const pattern: Rn.Pattern =
      i === last ? b.wildP() : { kind: 'conPattern', con: { name: b.wired.value('I#'), span: b.span }, args: [b.intP(i + 1)], span: b.span };
    return b.alternative(pattern, built(con));
  });
  const index = b.apply(b.var(home('constrIndex')), b.var(c));
  const body = cons.length === 0 ? b.call('errorWithoutStackTrace', b.string('gunfold: the type has no constructors')) : b.case(index, alternatives);
  return b.fun(home('gunfold'), b.clause([b.varP(k), b.varP(z), b.varP(c)], body));
}
