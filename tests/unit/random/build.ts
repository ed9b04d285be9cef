/** Short words for STG trees without places. */
import type * as Stg from '../../../compiler/stg/syntax.ts';

const span = { file: 0, line: 1, col: 1, endLine: 1, endCol: 1 };

export const variable = (name: string): Stg.VarAtom => ({ kind: 'var', name, span });
export const int = (value: bigint | number): Stg.LitAtom => ({ kind: 'lit', rep: 'i64', value: BigInt(value), span });
export const double = (value: number): Stg.LitAtom => ({ kind: 'lit', rep: 'f64', value, span });
export const voidToken: Stg.LitAtom = { kind: 'lit', rep: 'void', span };

export const binder = (name: string, rep: Stg.Rep = 'p'): Stg.Binder => ({ name, rep, span });

export const app = (fun: string, ...args: Stg.Atom[]): Stg.Expr => ({ kind: 'app', fun: variable(fun), args, span });
export const con = (name: string, ...args: Stg.Atom[]): Stg.Expr => ({ kind: 'con', con: name, args, span });
export const prim = (op: string, ...args: Stg.Atom[]): Stg.Expr => ({ kind: 'prim', op, args, span });
export const lit = (atom: Stg.LitAtom): Stg.Expr => ({ kind: 'lit', lit: atom, span });
export const tuple = (...args: Stg.Atom[]): Stg.Expr => ({ kind: 'tuple', args, span });

/** An atom as an expression: evaluated, or returned. */
export const atom = (a: Stg.Atom): Stg.Expr => (a.kind === 'lit' ? lit(a) : app(a.name));

/** `case e of x : rep { _ -> body }` */
export const bind = (name: string, rep: Stg.Rep, scrut: Stg.Expr, body: Stg.Expr): Stg.Expr => cases(name, rep, scrut, [], body);

export const cases = (name: string, rep: Stg.Rep, scrut: Stg.Expr, alts: readonly Stg.Alt[], fallback: Stg.Expr | null): Stg.Expr => ({
  kind: 'case',
  scrut,
  binder: binder(name, rep),
  alts,
  fallback,
  span,
});

export const conAlt = (name: string, fields: readonly Stg.Binder[], body: Stg.Expr): Stg.Alt => ({ kind: 'con', con: name, fields, body, span });
export const litAlt = (atom: Stg.LitAtom, body: Stg.Expr): Stg.Alt => ({ kind: 'lit', lit: atom, body, span });
export const tupleAlt = (fields: readonly Stg.Binder[], body: Stg.Expr): Stg.Alt => ({ kind: 'tuple', fields, body, span });

export const lambda = (params: readonly Stg.Binder[], results: readonly Stg.Rep[], body: Stg.Expr): Stg.Lambda => ({
  kind: 'lambda',
  params,
  results,
  once: false,
  body,
  span,
});

export const thunk = (body: Stg.Expr): Stg.Lambda => lambda([], ['p'], body);
export const conRhs = (name: string, ...args: Stg.Atom[]): Stg.ConRhs => ({ kind: 'con', con: name, args, span });

export const letIn = (name: string, rhs: Stg.Rhs, body: Stg.Expr): Stg.Expr => lets(false, [[name, rhs]], body);
export const lets = (rec: boolean, binds: readonly (readonly [string, Stg.Rhs])[], body: Stg.Expr): Stg.Expr => ({
  kind: 'let',
  rec,
  binds: binds.map(([name, rhs]) => ({ binder: binder(name), rhs })),
  body,
  span,
});

export const joinIn = (rec: boolean, name: string, params: readonly Stg.Binder[], joinBody: Stg.Expr, body: Stg.Expr): Stg.Expr => ({
  kind: 'join',
  rec,
  joins: [{ name, params, body: joinBody, span }],
  body,
  span,
});

export const topBind = (name: string, rhs: Stg.Rhs): Stg.TopBind => ({ name, rhs, span });

const data = (name: string, cons: readonly (readonly [string, readonly Stg.Rep[]])[]): Stg.DataDecl => ({
  name,
  cons: cons.map(([con, fields]) => ({ name: con, fields, span })),
  span,
});

/** A module called Main that exports main and knows the library's `printInt`, Int and List. */
export function mainModule(binds: readonly Stg.TopBind[]): Stg.Module {
  return {
    name: 'Main',
    files: ['random.stg'],
    imports: [{ module: 'Rts', name: 'printInt', shape: { args: ['i64', 'void'], results: ['p'] }, span }],
    datas: [
      data('Int', [['I#', ['i64']]]),
      data('List', [
        ['Nil', []],
        ['Cons', ['p', 'p']],
      ]),
    ],
    foreigns: [],
    exports: [{ name: 'main', span }],
    binds,
  };
}
