/** Expressions and bindings: what their Core evaluates to, and how it looks where that matters. */
import { expect, test } from 'vitest';
import type * as Core from '../../../compiler/core/syntax.ts';
import type * as Typed from '../../../compiler/typed/syntax.ts';
import { conType, funTypes } from '../../../compiler/types/make.ts';
import type { Class, Instance, Type } from '../../../compiler/types/type.ts';
import { Evaluator, Raised, showValue, type Value } from '../../support/core-evaluator.ts';
import {
  bind,
  bool,
  boolType,
  builtin,
  call,
  con,
  data,
  desugar,
  generated,
  globalId,
  id,
  ifElse,
  intType,
  listOf,
  number,
  pBang,
  pCon,
  pLazy,
  plain,
  pVar,
  pWild,
  span,
  v,
  type World,
} from './world.ts';

const pair = builtin.tupleTyCon(2).cons[0];
const pairType: Type = builtin.tupleType([intType, intType]);
const main = globalId('main', intType);

function run(world: World, of: Typed.Id = main, natives: ReadonlyMap<Core.Var, Value> = new Map()): string {
  return showValue(new Evaluator([world.core], natives).global(world.vars.get(of.name)));
}

/** The value of an expression, among other bindings. */
function valueOfExpr(expr: Typed.Expr, binds: readonly Typed.BindGroup[] = []): string {
  return run(desugar([...binds, bind(main, expr)]));
}

const error: Typed.Expr = v(globalId('undefined', intType, 'GHC.Err'));
const lambda = (params: readonly Typed.Pattern[], body: Typed.Expr, type: Type): Typed.Expr => ({
  kind: 'lambda',
  params,
  rhs: plain(body),
  type,
  context: generated,
  span,
});
const letIn = (groups: readonly Typed.BindGroup[], body: Typed.Expr): Typed.Expr => ({ kind: 'let', groups, body, span });
const tuple = (...items: readonly Typed.Expr[]): Typed.Expr => ({ kind: 'tuple', items, unboxed: false, types: items.map(() => intType), span });
const list = (...items: readonly Typed.Expr[]): Typed.Expr => ({ kind: 'list', items, itemType: intType, span });
const truth = (yes: boolean): Typed.Expr => con(bool.cons[yes ? 1 : 0]);
const evVar = (of: Typed.Id): Typed.Evidence => ({ kind: 'evVar', id: of });
const noBinds: Typed.EvBinds = { binds: [] };

test('a strict field is evaluated, a lazy one is not', () => {
  const box = data(
    'Main',
    'Box',
    [
      ['Lazy', intType],
      ['Strict', intType],
    ],
    ['Strict'],
  );
  const boxType = conType(box);
  const isBox = (c: Typed.Expr): Typed.Expr => ({
    kind: 'case',
    scrutinee: c,
    scrutineeType: boxType,
    alternatives: [{ pattern: pBang(pWild(boxType), boxType), rhs: plain(number(1)), span }],
    type: intType,
    context: generated,
    span,
  });
  expect(valueOfExpr(isBox(call(con(box.cons[0]), [error], boxType)))).toBe('(I# 1)');
  expect(() => valueOfExpr(isBox(call(con(box.cons[1]), [error], boxType)))).toThrow(Raised);
});

test('constructors without all arguments are functions', () => {
  const partial = id('f', funTypes([intType], pairType));
  expect(valueOfExpr(letIn([bind(partial, call(con(pair), [number(1)], partial.type))], call(v(partial), [number(2)], pairType)))).toBe('((,) (I# 1) (I# 2))');
});

test('pattern bindings are lazy, and lazy patterns too', () => {
  const [x, y] = [id('x', intType), id('y', intType)];
  const pattern = pCon(pair, [pVar(x), pVar(y)]);
  const patternBind = (rhs: Typed.Expr): Typed.BindGroup => ({
    recursive: true,
    binds: [{ kind: 'patternBind', pattern, rhs: plain(rhs), type: pairType, strict: false, span }],
  });
  expect(valueOfExpr(letIn([patternBind(error)], number(3)))).toBe('(I# 3)');
  expect(valueOfExpr(letIn([patternBind(tuple(number(1), v(x)))], v(y)))).toBe('(I# 1)');
  const f = lambda([pLazy(pCon(pair, [pVar(x), pWild(intType)]), pairType)], number(4), intType);
  expect(valueOfExpr(call(f, [error], intType))).toBe('(I# 4)');
});

test('a pattern with more to it than fields is matched once, by way of a tuple', () => {
  const [x, y, all] = [id('x', intType), id('y', intType), id('all', pairType)];
  const nested: Typed.Pattern = { kind: 'asPattern', id: all, pattern: pCon(pair, [pBang(pVar(x), intType), pVar(y)]), span };
  const group: Typed.BindGroup = {
    recursive: false,
    binds: [{ kind: 'patternBind', pattern: nested, rhs: plain(tuple(number(1), number(2))), type: pairType, strict: false, span }],
  };
  expect(valueOfExpr(letIn([group], tuple(v(y), v(x))))).toBe('((,) (I# 2) (I# 1))');
  expect(valueOfExpr(letIn([group], v(all)))).toBe('((,) (I# 1) (I# 2))');
});

test('strict bindings are evaluated before the body', () => {
  const x = id('x', intType);
  const strict: Typed.BindGroup = { recursive: false, binds: [{ kind: 'valueBind', id: x, expr: error, strict: true, inline: 'auto', span }] };
  expect(() => valueOfExpr(letIn([strict], number(1)))).toThrow(Raised);
});

test('a record update keeps the other fields', () => {
  const point = data('Main', 'Point', [['Point', intType, intType]]);
  const [x] = [id('x', intType).name];
  const record = { ...point.cons[0], fields: [x, id('y', intType).name] };
  const update: Typed.Expr = {
    kind: 'update',
    record: call(con(record), [number(1), number(2)], conType(point)),
    cons: [record],
    fields: [{ field: x, value: number(5) }],
    patterns: [{ con: record, evidence: [], args: [id('x', intType), id('y', intType)], binds: noBinds, dicts: [] }],
    type: conType(point),
    span,
  };
  expect(valueOfExpr(update)).toBe('(Point (I# 5) (I# 2))');
});

test('comprehensions: generators, guards, lets, refuting patterns, parallel branches', () => {
  const [x, y] = [id('x', intType), id('y', intType)];
  const from = (pattern: Typed.Pattern, ...items: readonly Typed.Expr[]): Typed.Stmt => ({ kind: 'bind', pattern, expr: list(...items), type: intType, span });
  const comprehension = (body: Typed.Expr, ...branches: readonly (readonly Typed.Stmt[])[]): Typed.Expr => ({
    kind: 'comprehension',
    body,
    itemType: intType,
    branches,
    span,
  });
  const shown = (...items: readonly string[]): string => items.reduceRight((rest, item) => `(: ${item} ${rest})`, '[]');
  const both = tuple(v(x), v(y));
  expect(valueOfExpr(comprehension(both, [from(pVar(x), number(1), number(2)), from(pVar(y), number(3), number(4))]))).toBe(
    shown('((,) (I# 1) (I# 3))', '((,) (I# 1) (I# 4))', '((,) (I# 2) (I# 3))', '((,) (I# 2) (I# 4))'),
  );
  expect(valueOfExpr(comprehension(both, [from(pVar(x), number(1), number(2))], [from(pVar(y), number(3))]))).toBe(shown('((,) (I# 1) (I# 3))'));
  const guard: Typed.Stmt = { kind: 'exprStmt', expr: truth(false), span };
  expect(valueOfExpr(comprehension(v(x), [from(pVar(x), number(1)), guard]))).toBe('[]');
  const two: Typed.Pattern = { kind: 'overloadedPattern', value: { kind: 'integer', value: 2n }, equals: error, type: intType, span };
  expect(valueOfExpr(comprehension(number(9), [from(two, number(1), number(2), number(3), number(2))]))).toBe(shown('(I# 9)', '(I# 9)'));
});

test('strings: NUL stays, halves of surrogate pairs are characters of their own', () => {
  const text = (value: string): Core.Expr | undefined => {
    const literal: Typed.Expr = {
      kind: 'literal',
      value: { kind: 'string', value },
      type: listOf(conType(builtin.wiredType('Char').con)),
      general: error,
      span,
    };
    return desugar([bind(main, literal)]).bodyOf(main.name);
  };
  expect(text('a\0b')).toMatchObject({ kind: 'app', args: [{ lit: { value: 'a\0b' } }] });
  expect(text('')).toMatchObject({ kind: 'con', con: { name: 'GHC.Types.[]' } });
  expect(text('a😀')).toMatchObject({ kind: 'app', args: [{ lit: { value: 'a😀' } }] });
  expect(text('a\ud800b')).toMatchObject({
    kind: 'app',
    args: [{ lit: { value: 'a' } }, { kind: 'con', args: [{ args: [{ lit: { value: 0xd800 } }] }, { kind: 'app', args: [{ lit: { value: 'b' } }] }] }],
  });
});

test('long chains do not nest the desugarer', () => {
  const step = id('step', funTypes([intType, intType], intType));
  const f = lambda([pVar(id('a', intType)), pVar(id('b', intType))], number(0), intType);
  let right: Typed.Expr = number(0);
  let left: Typed.Expr = number(0);
  let block: Typed.Expr = number(0);
  let choice: Typed.Expr = number(0);
  for (let i = 0; i < 20_000; i++) {
    right = call(v(step), [number(i), right], intType);
    left = call(v(step), [left, number(i)], intType);
    block = call(v(step), [number(i), lambda([pVar(id('x', intType))], block, intType)], intType);
    choice = ifElse(truth(false), number(i), choice, intType);
  }
  const items = list(...Array.from({ length: 20_000 }, (_, i) => number(i)));
  let lets: Typed.Expr = number(0);
  for (let i = 0; i < 5000; i++) lets = letIn([bind(id('x', intType), number(i))], lets);
  for (const e of [right, left, block, choice, items, lets]) desugar([bind(step, f), bind(main, e)], {}, false);
});

test('what fails tells where, as GHC does', () => {
  const at = { file: 0, line: 3, col: 1, endLine: 3, endCol: 21 };
  const f = globalId('f', funTypes([boolType], intType));
  const world = desugar([
    bind(f, {
      kind: 'match',
      paramTypes: [boolType],
      clauses: [{ patterns: [pCon(bool.cons[1], [])], rhs: plain(number(1)), span }],
      type: intType,
      context: { kind: 'function', name: 'f', span: at },
      span,
    }),
    bind(main, call(v(f), [truth(false)], intType)),
  ]);
  const patError = world.vars.get(globalId('patError', intType, 'Control.Exception.Base').name);
  const native: Value = {
    kind: 'native',
    arity: 1,
    run: ([text]) => {
      throw new Raised(showValue(text.force()));
    },
  };
  expect(() => run(world, main, new Map([[patError, native]]))).toThrow('Main.hs:3:1-20|function f');
});

// Dictionaries -----------------------------------------------------------------------------------------------------------------------------

const dictData: Core.DataType = { name: 'Main.C:C', cons: [], dictionary: true };
dictData.cons = [{ name: 'Main.C:C', tag: 0, fields: ['lifted'], strict: [false], data: dictData }];
const methodId = globalId('method', intType);
const theClass: Class = {
  name: globalId('C', intType).name,
  tycon: undefined as unknown as Class['tycon'],
  params: [],
  supers: [],
  equalities: [],
  fundeps: [],
  methods: [{ name: methodId.name, type: intType, own: intType, default: null }],
  families: [],
  familyDefaults: [],
  core: dictData,
  minimal: { kind: 'all', of: [] },
};
const instance: Instance = {
  class: theClass,
  vars: [],
  context: [],
  equalities: [],
  args: [],
  dfun: globalId('$fCInt', intType).name,
  overlap: 'none',
  module: 'Main',
  span,
};
const instanceBind: Typed.InstanceBind = {
  instance,
  dfun: { name: instance.dfun, type: intType },
  dicts: [],
  binds: noBinds,
  supers: [],
  methods: [{ id: globalId('$cmethod$fCInt', intType), expr: number(7), inline: 'auto' }],
  same: null,
  span,
};
const evApply = (fun: Typed.Expr, args: readonly Typed.Evidence[], type: Type): Typed.Expr => ({ kind: 'evApply', fun, args, type, span });
const theInstance: Typed.Evidence = { kind: 'evInstance', instance, args: [] };
const classes = { classes: [theClass], instances: [instanceBind] };

test('methods are selected from dictionaries, which are data', () => {
  const world = desugar([bind(main, evApply(v(methodId), [theInstance], intType))], classes);
  expect(run(world)).toBe('(I# 7)');
  expect(world.vars.get(methodId.name).info?.selector?.field).toBe(0);
});

test('recursion over the same dictionaries does not pass them on', () => {
  const d = id('$dC', intType);
  const f = globalId('f', funTypes([boolType], intType));
  const x = id('x', boolType);
  const again = call(evApply(v(f), [evVar(d)], f.type), [truth(true)], intType);
  const body = lambda([pVar(x)], ifElse(v(x), evApply(v(methodId), [evVar(d)], intType), again, intType), intType);
  const world = desugar(
    [
      {
        recursive: true,
        binds: [{ kind: 'valueBind', id: f, expr: { kind: 'evLambda', params: [d], binds: noBinds, body, span }, strict: false, inline: 'auto', span }],
      },
      bind(main, call(evApply(v(f), [theInstance], f.type), [truth(false)], intType)),
    ],
    classes,
  );
  expect(run(world)).toBe('(I# 7)');
  expect(world.bodyOf(f.name)).toMatchObject({
    kind: 'lam',
    params: { length: 2 },
    body: { kind: 'let', bind: { kind: 'rec', binds: [{ expr: { kind: 'lam', params: { length: 1 } } }] } },
  });
});

test('several functions over the same dictionaries come as a tuple', () => {
  const d = id('$dC', intType);
  const [even, odd] = [globalId('even', intType), globalId('odd', intType)];
  const [evenMono, oddMono] = [id('even', funTypes([boolType], intType)), id('odd', funTypes([boolType], intType))];
  const x = id('x', boolType);
  const value = (of: Typed.Id, body: Typed.Expr): Typed.Bind => ({
    kind: 'valueBind',
    id: of,
    expr: lambda([pVar(x)], body, intType),
    strict: false,
    inline: 'auto',
    span,
  });
  const abs: Typed.AbsBind = {
    kind: 'absBind',
    dicts: [d],
    evBinds: noBinds,
    binds: [{ recursive: true, binds: [value(evenMono, call(v(oddMono), [v(x)], intType)), value(oddMono, evApply(v(methodId), [evVar(d)], intType))] }],
    exports: [
      { poly: even, mono: evenMono, inline: 'auto' },
      { poly: odd, mono: oddMono, inline: 'auto' },
    ],
    span,
  };
  const world = desugar([{ recursive: true, binds: [abs] }, bind(main, call(evApply(v(even), [theInstance], intType), [truth(true)], intType))], classes);
  expect(run(world)).toBe('(I# 7)');
});

test('an unboxed tuple is taken apart where it is returned', () => {
  const raw = builtin.tupleType([intType, intType], true);
  const [x, y] = [id('x', intType), id('y', intType)];
  const both: Typed.Expr = { kind: 'tuple', items: [number(1), number(2)], unboxed: true, types: [intType, intType], span };
  const swap: Typed.Expr = {
    kind: 'case',
    scrutinee: both,
    scrutineeType: raw,
    alternatives: [
      {
        pattern: { kind: 'tuplePattern', items: [pVar(x), pVar(y)], types: [intType, intType], unboxed: true, type: raw, span },
        rhs: plain(tuple(v(y), v(x))),
        span,
      },
    ],
    type: pairType,
    context: generated,
    span,
  };
  expect(valueOfExpr(swap)).toBe('((,) (I# 2) (I# 1))');
});
