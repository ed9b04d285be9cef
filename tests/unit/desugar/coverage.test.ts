/** Warnings about matches: examples of what is left out, clauses never reached; types of constructors are taken into account. */
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../compiler/base/diagnostic.ts';
import { Coverage } from '../../../compiler/desugar/coverage.ts';
import type * as Typed from '../../../compiler/typed/syntax.ts';
import { conApp, tyVar, varType } from '../../../compiler/types/make.ts';
import type { DataCon, DataTyCon, Type } from '../../../compiler/types/type.ts';
import { bool, boolType, builtin, data, id, int, intType, pCon, pVar, pWild, span } from './world.ts';

const cons = { nil: builtin.nil, cons: builtin.cons, tuple: (n: number): DataCon => builtin.tupleTyCon(n).cons[0], truth: (): null => null };
const context: Typed.MatchContext = { kind: 'function', name: 'f', span };

/** Warnings for clauses, in short. */
function warnings(types: readonly Type[], ...clauses: readonly (readonly Typed.Pattern[])[]): string[] {
  return found(context, types, [], ...clauses);
}

function found(at: Typed.MatchContext, types: readonly Type[], guards: readonly Typed.Stmt[], ...clauses: readonly (readonly Typed.Pattern[])[]): string[] {
  const diagnostics: Diagnostic[] = [];
  const body: Typed.Expr = { kind: 'tuple', items: [], unboxed: false, types: [], span };
  const rhs = (): Typed.Rhs => ({ where: [], alternatives: [{ guards, body, span }], span });
  new Coverage(cons, diagnostics).clauses(
    at,
    clauses.map((patterns) => ({ patterns, rhs: rhs(), span })),
    types,
  );
  return diagnostics.map(({ kind, note }) => note ?? kind);
}

const [no, yes] = bool.cons.map((c) => pCon(c, []));
const any = pWild(boolType);
const integer = (value: number): Typed.Pattern => ({
  kind: 'overloadedPattern',
  value: { kind: 'integer', value: BigInt(value) },
  equals: { kind: 'var', id: id('equals', intType), span },
  type: intType,
  span,
});

test('examples of values nobody matches', () => {
  expect(warnings([boolType], [yes])).toEqual(['not matched: `f False`']);
  expect(warnings([boolType, boolType], [yes, any], [any, yes])).toEqual(['not matched: `f False False`']);
  expect(warnings([boolType], [yes], [no])).toEqual([]);
  expect(warnings([intType], [integer(1)])).toEqual(['not matched: `f _`']);
  const list = builtin.listType(boolType);
  const two: Typed.Pattern = { kind: 'listPattern', items: [any, any], itemType: boolType, type: list, span };
  expect(warnings([list], [two])).toEqual(['not matched: `f []`, `f (_ : [])`, `f (_ : _ : _ : _)`']);
});

test('clauses that are never reached', () => {
  expect(warnings([boolType], [yes], [any], [no])).toEqual(['OverlappingPatterns']);
  expect(warnings([intType], [integer(1)], [integer(2)], [integer(1)], [pVar(id('x', intType))])).toEqual(['OverlappingPatterns']);
  expect(warnings([intType], [pCon(int.cons[0], [pWild(intType)])], [pVar(id('x', intType))])).toEqual(['OverlappingPatterns']);
});

/** `data E a where { IntE :: E Int; BoolE :: E Bool; Any :: E a }` */
function expressions(): { readonly of: (arg: Type) => Type; readonly cons: readonly DataCon[] } {
  const tycon = data('Main', 'E', [['IntE'], ['BoolE'], ['Any']]);
  const universal = tyVar('a', builtin.typeKind);
  const over = (c: DataCon, equal: Type | null): DataCon => ({
    ...c,
    universals: [universal],
    equalities: equal === null ? [] : [[varType(universal), equal]],
  });
  const [intE, boolE, anyE] = tycon.cons;
  const gadt: DataTyCon = Object.assign(tycon, { params: [tyVar('a', builtin.typeKind)], arity: 1 });
  gadt.cons = [over(intE, intType), over(boolE, boolType), over(anyE, null)];
  return { of: (arg) => conApp(gadt, arg), cons: gadt.cons };
}

test('constructors that types rule out need not be matched', () => {
  const { of, cons: gadtCons } = expressions();
  const [intE, boolE, anyE] = gadtCons.map((c) => pCon(c, []));
  expect(warnings([of(intType)], [intE], [anyE])).toEqual([]);
  expect(warnings([of(intType)], [intE])).toEqual(['not matched: `f Any`']);
  const skolem = varType(tyVar('t', builtin.typeKind));
  expect(warnings([of(skolem)], [intE], [anyE])).toEqual(['not matched: `f BoolE`']);
  const both = of(skolem);
  expect(warnings([both, both], [intE, intE], [boolE, boolE], [anyE, pWild(both)], [pWild(both), anyE])).toEqual([]);
  expect(warnings([both, both], [intE, intE], [anyE, pWild(both)], [pWild(both), anyE])).toEqual(['not matched: `f BoolE BoolE`']);
});

test('views and guards that may fail cover nothing', () => {
  const view: Typed.Pattern = {
    kind: 'viewPattern',
    function: { kind: 'var', id: id('g', boolType), span },
    pattern: yes,
    type: boolType,
    resultType: boolType,
    span,
  };
  expect(warnings([boolType], [view])).toEqual(['not matched: `f _`']);
  const guard: Typed.Stmt = { kind: 'exprStmt', expr: { kind: 'var', id: id('b', boolType), span }, span };
  expect(found({ kind: 'case', span }, [boolType], [guard], [any])).toEqual(['not matched: `_`']);
});

test('clauses that only types leave nothing for', () => {
  const { of, cons: gadtCons } = expressions();
  const [intE, boolE, anyE] = gadtCons.map((c) => pCon(c, []));
  const ints = of(intType);
  expect(warnings([ints], [intE], [anyE], [pWild(ints)])).toEqual(['OverlappingPatterns']);
  expect(warnings([boolType, ints], [yes, intE], [no, pWild(ints)], [yes, anyE], [any, pWild(ints)])).toEqual(['OverlappingPatterns']);
  const skolem = of(varType(tyVar('t', builtin.typeKind)));
  expect(warnings([skolem, skolem], [intE, intE], [boolE, boolE], [pWild(skolem), pWild(skolem)])).toEqual([]);
  const nothing = conApp(data('Main', 'Nothing', []));
  expect(warnings([nothing], [pWild(nothing)])).toEqual([]);
});

test('a variable as a guard is asked whether it is True', () => {
  const b = id('b', boolType);
  const guard: Typed.Stmt = { kind: 'exprStmt', expr: { kind: 'var', id: b, span }, span };
  expect(found(context, [boolType], [guard], [pVar(b)])).toEqual(['not matched: `f False`']);
});

test('numbers are the same however they are written; 1 and 1.0 only where no function of the author tells them', () => {
  const rational = (type: Type, mantissa: bigint, exponent: number): Typed.Pattern => ({
    kind: 'overloadedPattern',
    value: { kind: 'rational', mantissa, exponent },
    equals: { kind: 'var', id: id('equals', type), span },
    type,
    span,
  });
  const double = conApp(data('GHC.Types', 'Double', []));
  expect(warnings([double], [rational(double, 15n, -1)], [rational(double, 150n, -2)], [pWild(double)])).toEqual(['OverlappingPatterns']);
  expect(warnings([double], [integer(10)], [rational(double, 100n, -1)], [pWild(double)])).toEqual(['OverlappingPatterns']);
  expect(warnings([intType], [integer(1)], [rational(intType, 10n, -1)], [pWild(intType)])).toEqual([]);
});

test('many clauses, and many ways to combine them, come to an end', () => {
  const clauses = Array.from({ length: 500 }, (_, i) => [integer(i), integer(i)]);
  expect(warnings([intType, intType], ...clauses)).toHaveLength(1);
  const width = 12;
  const types = new Array<Type>(width).fill(boolType);
  expect(warnings(types, ...Array.from({ length: width }, (_, i) => types.map((__, k) => (k === i ? yes : any))))).not.toEqual([]);
});
