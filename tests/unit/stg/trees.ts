/** Random STG trees: every node, odd names and literals, no regard for scopes or kinds. What the text cannot say (see docs/stg.md) is not generated. */
import fc from 'fast-check';
import { type HostType, hostReps } from '../../../abi/host-types.ts';
import type { Span } from '../../../compiler/base/span.ts';
import { primopTable, reps } from '../../../compiler/stg/kinds.ts';
import type {
  Alt,
  Atom,
  Bind,
  Binder,
  ConRhs,
  DataDecl,
  Expr,
  Foreign,
  FunShape,
  Import,
  Join,
  Lambda,
  LitAtom,
  Module,
  Rhs,
  VarAtom,
} from '../../../compiler/stg/syntax.ts';

const someSpan: fc.Arbitrary<Span> = fc.record({
  file: fc.nat({ max: 2 }),
  line: fc.integer({ min: 1, max: 999 }),
  col: fc.integer({ min: 1, max: 120 }),
  endLine: fc.integer({ min: 1, max: 999 }),
  endCol: fc.integer({ min: 1, max: 120 }),
});
const span = someSpan;

const variable = fc.constantFrom(
  ...['x', 'y', 'f', 'p', 'i64', 'and', 'thunk', 'once', "x'", '$dEq', '$wgo', 'Data.List.map', 'naïve', 'a#', 'b##', '_unused', 'threshold'],
  ...[
    'case',
    'of',
    'in',
    'data',
    '+',
    '>>=',
    'GHC.Base.>>=',
    '+#',
    'and#',
    'seq#',
    'void#',
    'nan#',
    'two words',
    'back`quote',
    'tab\tnew\nline',
    '9lives',
    '<|>',
    'A.',
    '#)',
    '->',
    '{',
  ],
  ...['jsLog', 'now'],
);
const conName = fc.constantFrom('Nil', 'Cons', 'Data.Maybe.Just', ':', ':|', '[]', '()', '(,)', '(,,)', 'GHC.Types.:', "T'", 'Ärger', 'IS', 'I#');
const foreignName = fc.constantFrom('jsLog', 'now', 'Math.sin', 'f_host');
const binderName = fc.oneof({ weight: 4, arbitrary: variable }, { weight: 1, arbitrary: fc.constant('_') });
const rep = fc.constantFrom(...reps);
const f32 = fc.float().map(Math.fround);

export const literal: fc.Arbitrary<LitAtom> = fc.oneof(
  fc.record({ kind: fc.constant('lit' as const), rep: fc.constant('i64' as const), value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), span }),
  fc.record({
    kind: fc.constant('lit' as const),
    rep: fc.constant('i32' as const),
    value: fc.oneof(fc.integer(), fc.nat({ max: 0x10ffff }), fc.nat({ max: 255 })),
    span,
  }),
  fc.record({ kind: fc.constant('lit' as const), rep: fc.constant('f64' as const), value: fc.double(), span }),
  fc.record({ kind: fc.constant('lit' as const), rep: fc.constant('f32' as const), value: f32, span }),
  fc.record({ kind: fc.constant('lit' as const), rep: fc.constant('string' as const), value: fc.string({ unit: 'binary', maxLength: 12 }), span }),
  fc.record({ kind: fc.constant('lit' as const), rep: fc.constant('void' as const), span }),
);
const matchable = literal.filter((l) => l.rep !== 'string' && l.rep !== 'void');

const varAtom: fc.Arbitrary<VarAtom> = fc.record({ kind: fc.constant('var' as const), name: variable, span });
const atom: fc.Arbitrary<Atom> = fc.oneof({ weight: 3, arbitrary: varAtom }, { weight: 2, arbitrary: literal });
const atoms = fc.array(atom, { maxLength: 4 });
const binder: fc.Arbitrary<Binder> = fc.record({ name: binderName, rep, span });
const binders = fc.array(binder, { maxLength: 3 });
const repList = fc.array(rep, { maxLength: 3 });
const shape: fc.Arbitrary<FunShape> = fc.record({ args: repList, results: repList });

const { rhs } = fc.letrec<{ expr: Expr; rhs: Rhs; alt: Alt; lambda: Lambda; con: ConRhs; bind: Bind; join: Join }>((tie) => ({
  expr: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('app' as const), fun: varAtom, args: atoms, span }),
    fc.record({ kind: fc.constant('con' as const), con: conName, args: atoms, span }),
    fc.record({ kind: fc.constant('prim' as const), op: fc.constantFrom(...primopTable.keys()), args: atoms, span }),
    fc.record({ kind: fc.constant('foreign' as const), name: foreignName, args: atoms, span }),
    literal.chain((lit) => fc.record({ kind: fc.constant('lit' as const), lit: fc.constant(lit), span })),
    fc.record({ kind: fc.constant('tuple' as const), args: atoms, span }),
    fc.record({
      kind: fc.constant('case' as const),
      scrut: tie('expr'),
      binder,
      alts: fc.array(tie('alt'), { maxLength: 3 }),
      fallback: fc.option(tie('expr')),
      span,
    }),
    fc.record({ kind: fc.constant('let' as const), rec: fc.boolean(), binds: fc.array(tie('bind'), { minLength: 1, maxLength: 3 }), body: tie('expr'), span }),
    fc.record({ kind: fc.constant('join' as const), rec: fc.boolean(), joins: fc.array(tie('join'), { minLength: 1, maxLength: 3 }), body: tie('expr'), span }),
  ),
  alt: fc.oneof(
    fc.record({ kind: fc.constant('con' as const), con: conName, fields: binders, body: tie('expr'), span }),
    fc.record({ kind: fc.constant('lit' as const), lit: matchable, body: tie('expr'), span }),
    fc.record({ kind: fc.constant('tuple' as const), fields: binders, body: tie('expr'), span }),
  ),
  lambda: fc.oneof(
    fc.record({
      kind: fc.constant('lambda' as const),
      params: fc.constant([]),
      results: fc.constant(['p' as const]),
      once: fc.boolean(),
      body: tie('expr'),
      span,
    }),
    fc.record({
      kind: fc.constant('lambda' as const),
      params: fc.array(binder, { minLength: 1, maxLength: 4 }),
      results: repList,
      once: fc.constant(false),
      body: tie('expr'),
      span,
    }),
  ),
  con: fc.record({ kind: fc.constant('con' as const), con: conName, args: atoms, span }),
  rhs: fc.oneof(tie('lambda'), tie('con')),
  bind: fc.record({ binder: fc.record({ name: binderName, rep: fc.constant('p' as const), span }), rhs: tie('rhs') }),
  join: fc.record({ name: binderName, params: binders, body: tie('expr'), span }),
}));

const imported: fc.Arbitrary<Import> = fc.record({ module: fc.constantFrom('Rts', 'Data.List', 'odd module'), name: variable, shape: fc.option(shape), span });
const data: fc.Arbitrary<DataDecl> = fc.record({
  name: fc.oneof(conName, variable),
  cons: fc.array(fc.record({ name: conName, fields: repList, span }), { maxLength: 3 }),
  span,
});
const { type: hostType } = fc.letrec<{ type: HostType }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom(...hostReps),
    fc.record({ args: fc.array(tie('type'), { maxLength: 3 }), result: fc.constantFrom(...hostReps) }),
  ),
}));
const foreigns: fc.Arbitrary<Foreign[]> = fc.tuple(
  ...['jsLog', 'now', 'Math.sin', 'f_host'].map((name) =>
    fc.record({
      name: fc.constant(name),
      hostName: fc.oneof(fc.constant(name), fc.string({ maxLength: 8 })),
      args: fc.array(hostType, { maxLength: 3 }),
      result: fc.constantFrom(...hostReps),
      span,
    }),
  ),
);

/** Modules whose spans point into three files. */
export const anyModule: fc.Arbitrary<Module> = fc.record({
  name: fc.constantFrom('Main', 'Data.List', 'odd `name`'),
  files: fc.constant(['a.stg', 'B.hs', 'odd "name"\\\n.hs']),
  imports: fc.array(imported, { maxLength: 3 }),
  datas: fc.array(data, { maxLength: 2 }),
  foreigns,
  exports: fc.array(fc.record({ name: variable, span }), { maxLength: 3 }),
  binds: fc.array(fc.record({ name: variable, rhs, span }), { maxLength: 3 }),
});
