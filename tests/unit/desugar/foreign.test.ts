/** Foreign declarations: what crosses to the host is unpacked and packed; the result is STG that its lint accepts. */
import { expect, test } from 'vitest';
import { lint } from '../../../compiler/stg/lint.ts';
import { toStg } from '../../../compiler/to-stg/to-stg.ts';
import type * as Typed from '../../../compiler/typed/syntax.ts';
import { conApp, conType, funTypes, tyVar, varType } from '../../../compiler/types/make.ts';
import type { DataTyCon, Type } from '../../../compiler/types/type.ts';
import { bind, boolType, builtin, call, data, desugar, globalId, globals, intType, listOf, names, number, prim, span, v, wired } from './world.ts';

/** `newtype IO a`, of which only the name is looked at by foreign declarations. */
function declareIO(): (result: Type) => Type {
  const name = wired.type('IO');
  const a = tyVar('a', builtin.typeKind);
  const io: DataTyCon = { name, flavour: 'newtype', kind: builtin.typeKind, arity: 1, params: [a], cons: [], instanceOf: null, core: null };
  const world = conType(globals.tycon(wired.type('RealWorld')) as DataTyCon);
  const state = conApp(globals.tycon(wired.type('State#')) as DataTyCon, world);
  const action = funTypes([state], builtin.tupleType([state, varType(a)], true));
  io.cons = [
    {
      name: names.global('GHC.Types', 'IO', 'value'),
      tycon: io,
      tag: 0,
      infix: false,
      universals: [a],
      existentials: [],
      equalities: [],
      context: [],
      args: [action],
      strict: [false],
      fields: null,
      type: action,
      core: null,
    },
  ];
  globals.addTycon(name, io);
  return (result) => conApp(io, result);
}

const io = declareIO();
const jsVal = conType(data('GHC.JS.Prim', 'JSVal', []));
const charType = conType(globals.tycon(wired.type('Char')) as DataTyCon);
const unit = conType(builtin.unitTyCon);
const world = conType(globals.tycon(wired.type('RealWorld')) as DataTyCon);
const state = conApp(globals.tycon(wired.type('State#')) as DataTyCon, world);
const bytes = conType(globals.tycon(wired.type('ByteArray#')) as DataTyCon);

function foreign(convention: string, entity: string, text: string, type: Type, direction: 'import' | 'export' = 'import'): Typed.Foreign {
  return { direction, convention, entity, id: globalId(text, type), span };
}

/** What lint says of the STG of a module with these declarations. */
function compiled(foreigns: readonly Typed.Foreign[], binds: readonly Typed.BindGroup[] = []): readonly string[] {
  const { core } = desugar(binds, { foreigns });
  // closures of nullary constructors are made for whole images
  const isClosure = (message: string): boolean => message.endsWith('has no closure');
  return lint(toStg(core))
    .map((d) => d.message)
    .filter((message) => !isClosure(message));
}

test.each<readonly [string, Type]>([
  ['pure', funTypes([intType, boolType], intType)],
  ['io', funTypes([intType, charType], io(boolType))],
  ['text', funTypes([listOf(charType)], io(listOf(charType)))],
  ['nothing', io(unit)],
  ['values', funTypes([jsVal], io(jsVal))],
  ['raw', funTypes([prim('Int#'), bytes, state], builtin.tupleType([state, prim('Int#')], true))],
  ['rawVoid', funTypes([bytes, state], state)],
])('a host function of boxed or raw types: %s', (name, type) => {
  expect(compiled([foreign('javascript', `host.${name}`, name, type)])).toEqual([]);
});

test('exports are functions of raw arguments', () => {
  const f = globalId('double', funTypes([intType], io(listOf(charType))));
  const { core } = desugar([bind(f, v(globalId('elsewhere', f.type, 'Other')))], { foreigns: [foreign('javascript', 'double', 'double', f.type, 'export')] });
  expect(core.symbols.map(({ symbol }) => symbol)).toEqual(['double']);
  const exported = core.binds.flatMap((b) => (b.kind === 'nonrec' && b.var === core.symbols[0].var ? [b.expr] : []));
  expect(exported).toMatchObject([{ kind: 'lam', params: [{ rep: 'i64' }, { rep: 'void' }] }]);
  expect(lint(toStg(core)).map((d) => d.message)).toEqual([]);
});

test('imported primops are put in place of their calls', () => {
  const plus = foreign('prim', '+#', '+#', funTypes([prim('Int#'), prim('Int#')], prim('Int#')));
  const one: Typed.Expr = { kind: 'lit', lit: { rep: 'i64', value: 1n }, type: prim('Int#'), span };
  const boxed = globals.value(wired.value('I#'));
  if (boxed?.kind !== 'con') throw new Error('I#');
  const sum = globalId('sum', intType);
  const { core, bodyOf } = desugar(
    [bind(sum, call({ kind: 'con', con: boxed.con, type: boxed.con.type, span }, [call(v(plus.id), [one, one], prim('Int#'))], intType))],
    { foreigns: [plus] },
  );
  expect(bodyOf(sum.name)).toMatchObject({ kind: 'con', args: [{ kind: 'prim', op: '+#' }] });
  expect(lint(toStg(core)).map((d) => d.message)).toEqual([]);
});

test('forward imports stand for the other binding', () => {
  const forward = foreign('forward', 'Data.Other.<+>', 'plus', funTypes([intType], intType));
  const x = globalId('x', intType);
  const { core } = desugar([bind(x, call(v(forward.id), [number(1)], intType))], { foreigns: [forward] });
  const targets = core.binds.flatMap((b) => (b.kind === 'nonrec' && b.expr.kind === 'app' && b.expr.fun.kind === 'var' ? [b.expr.fun.var.name] : []));
  expect(targets).toEqual(['Data.Other.<+>']);
});

test('what cannot cross is told', () => {
  expect(() => compiled([foreign('javascript', 'f', 'f', funTypes([intType], listOf(intType)))])).toThrow('cannot cross to the host');
  expect(() => compiled([foreign('prim', 'noSuch#', 'f', intType)])).toThrow('there is no primop `noSuch#`');
});
