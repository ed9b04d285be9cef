/** Foldable: foldr, foldMap, and null where a look at the constructor is enough. */
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';
import { type Constructor, type Derived, type DerivedCode, methodsOnly } from './derived.ts';
import { type Shape, shapeOf } from './shape.ts';
import { caseTuple } from './tuple.ts';

export function deriveFoldable(derived: Derived): DerivedCode {
  const { build: b, cons } = derived;
  const foldable = (text: string): Rn.Expr => b.var(b.global('Data.Foldable', text));
  const method = (text: string, ...clauses: Rn.Clause[]): Rn.FunBind => b.fun(b.global('Data.Foldable', text), ...clauses);
  if (cons.length === 0) return methodsOnly(method('foldMap', b.clause([b.wildP(), b.wildP()], b.wiredVar('mempty'))));
  const foldr = cons.map((con) => {
    const [f, z, args] = [b.local('f'), b.local('z'), b.locals('a', con.arity)];
    const folder: Folder = { b, foldr: foldable('foldr'), one: (x, rest) => b.apply(b.var(f), x, rest) };
    const body = shapes(derived, con).reduceRight((rest, shape, i) => foldrOver(folder, shape, b.var(args[i]), rest), b.var(z));
    return b.clause([b.varP(f), b.varP(z), b.conP(con.name, args)], body);
  });
  const foldMap = cons.map((con) => {
    const [f, args] = [b.local('f'), b.locals('a', con.arity)];
    const parts = shapes(derived, con).flatMap((shape, i) =>
      shape.kind === 'none' ? [] : [foldMapOver(b, foldable('foldMap'), shape, b.var(f), b.var(args[i]))],
    );
    const body = parts.length === 0 ? b.wiredVar('mempty') : parts.reduceRight((rest, part) => b.call('mappend', part, rest));
    return b.clause([b.varP(f), b.conP(con.name, args)], body);
  });
  return methodsOnly(method('foldr', ...foldr), method('foldMap', ...foldMap), ...nullMethod(derived, foldable('null'), method));
}

function shapes({ lastOf, expand }: Derived, { con }: Constructor): readonly Shape[] {
  return con.args.map((arg) => shapeOf(expand(arg), lastOf(con)));
}

interface Folder {
  readonly b: Build;
  readonly foldr: Rn.Expr;
  readonly one: (value: Rn.Expr, rest: Rn.Expr) => Rn.Expr;
}

function foldrOver(folder: Folder, shape: Shape, value: Rn.Expr, rest: Rn.Expr): Rn.Expr {
  const { b } = folder;
  switch (shape.kind) {
    case 'var':
      return folder.one(value, rest);
    case 'inside': {
      const [x, y] = [b.local('b'), b.local('c')];
      return b.apply(folder.foldr, b.lambda([x, y], foldrOver(folder, shape.inner, b.var(x), b.var(y))), rest, value);
    }
    case 'tuple':
      return caseTuple(b, value, shape.items.length, (items) => shape.items.reduceRight((after, item, i) => foldrOver(folder, item, items[i], after), rest));
    default:
      return rest;
  }
}

function foldMapOver(b: Build, foldMap: Rn.Expr, shape: Shape, f: Rn.Expr, value: Rn.Expr): Rn.Expr {
  switch (shape.kind) {
    case 'var':
      return b.apply(f, value);
    case 'inside': {
      if (shape.inner.kind === 'var') return b.apply(foldMap, f, value);
      const x = b.local('b');
      return b.apply(foldMap, b.lambda([x], foldMapOver(b, foldMap, shape.inner, f, b.var(x))), value);
    }
    case 'tuple':
      return caseTuple(b, value, shape.items.length, (items) =>
        shape.items
          .flatMap((item, i) => (item.kind === 'none' ? [] : [foldMapOver(b, foldMap, item, f, items[i])]))
          .reduceRight((rest, part) => b.call('mappend', part, rest)),
      );
    default:
      return b.wiredVar('mempty');
  }
}

/** A value is empty when all its parts are; left to the class where a part lies deeper. */
function nullMethod(derived: Derived, isNull: Rn.Expr, method: (text: string, ...clauses: Rn.Clause[]) => Rn.FunBind): Rn.FunBind[] {
  const { build: b, cons } = derived;
  const all = cons.map((con) => shapes(derived, con));
  const isSimple = all.every(
    (list) => list.some((s) => s.kind === 'var') || list.every((s) => s.kind === 'none' || (s.kind === 'inside' && s.inner.kind === 'var')),
  );
  if (!isSimple || all.every((list) => list.every((s) => s.kind === 'none'))) return [];
  const clauses = cons.map((con, at) => {
    const list = all[at];
    if (list.some((s) => s.kind === 'var')) return b.clause([b.anyP(con.name, con.arity)], b.false());
    const args = b.locals('a', con.arity);
    const tests = list.flatMap((s, i) => (s.kind === 'inside' ? [b.apply(isNull, b.var(args[i]))] : []));
    const body = tests.length === 0 ? b.true() : tests.reduceRight((rest, test) => b.if(test, rest, b.false()));
    return b.clause([b.conP(con.name, args)], body);
  });
  return [method('null', ...clauses)];
}
