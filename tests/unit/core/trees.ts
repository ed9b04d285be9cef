/** Core by hand. */
import { noSpan as span } from '../../../compiler/base/span.ts';
import { newGlobal, newVar } from '../../../compiler/core/build.ts';
import type * as Core from '../../../compiler/core/syntax.ts';

export { newVar, varExpr } from '../../../compiler/core/build.ts';

function data(name: string, cons: Readonly<Record<string, readonly Core.Rep[]>>): Core.DataType {
  const type: Core.DataType = { name: `M.${name}`, cons: [], dictionary: false };
  type.cons = Object.entries(cons).map(([con, fields], tag) => ({ name: `M.${con}`, tag, fields, strict: fields.map(() => false), data: type }));
  return type;
}

const intData = data('Int', { 'I#': ['i64'] });
const listData = data('List', { Nil: [], Cons: ['lifted', 'lifted'] });
export const [boxCon] = intData.cons;
export const [nilCon, consCon] = listData.cons;

export const word = (value: number): Core.Expr => ({ kind: 'lit', lit: { rep: 'i64', value: BigInt(value) }, span });
export const integer = (value: bigint): Core.Expr => ({ kind: 'lit', lit: { rep: 'integer', value }, span });
export const con = (of: Core.DataCon, ...args: readonly Core.Expr[]): Core.Con => ({ kind: 'con', con: of, args, span });
export const box = (value: number): Core.Expr => con(boxCon, word(value));
export const nil: Core.Expr = con(nilCon);
export const app = (fun: Core.Expr, args: readonly Core.Expr[], reps: Core.Reps = 'lifted'): Core.Expr => ({ kind: 'app', fun, args, reps, span });
export const prim = (op: string, args: readonly Core.Expr[], reps: Core.Reps = 'i64'): Core.Expr => ({ kind: 'prim', op, args, reps, span });
export const lam = (params: readonly Core.Var[], body: Core.Expr): Core.Expr => ({ kind: 'lam', params, body, oneShot: false, span });
export const letIn = (v: Core.Var, expr: Core.Expr, body: Core.Expr): Core.Expr => ({ kind: 'let', bind: { kind: 'nonrec', var: v, expr, span }, body, span });
export const letRec = (v: Core.Var, expr: Core.Expr, body: Core.Expr): Core.Expr => {
  return { kind: 'let', bind: { kind: 'rec', binds: [{ var: v, expr, span }], span }, body, span };
};
export const join = (j: Core.Var, params: readonly Core.Var[], body: Core.Expr, rest: Core.Expr): Core.Expr => {
  return { kind: 'letjoin', rec: false, joins: [{ var: j, params, body, span }], body: rest, span };
};
export const jump = (j: Core.Var, ...args: readonly Core.Expr[]): Core.Expr => ({ kind: 'jump', join: j, args, span });
/** `case scrutinee of binder { _ -> body }` */
export const evaluate = (scrutinee: Core.Expr, body: Core.Expr, reps: Core.Reps = 'lifted', binder = newVar('x', 'lifted')): Core.Case => {
  return { kind: 'case', scrutinee, binder, alts: [], fallback: body, reps, span };
};

export function globalVar(name: string, module = 'M'): Core.Var {
  return newGlobal(`${module}.${name}`, module);
}

/** A module of these bindings, all exported. */
export function moduleOf(...binds: readonly (readonly [Core.Var, Core.Expr])[]): Core.Module {
  return {
    name: 'M',
    files: [],
    datas: [intData, listData],
    binds: binds.map(([v, expr]) => ({ kind: 'nonrec', var: v, expr, span })),
    exported: new Set(binds.map(([v]) => v)),
    symbols: [],
  };
}
