/** Kinds (Rep) of things that can be told by looking at them: literals, primops, host values, the scrutinee of a `case`. Shared by parser, printer and lint. */
import { repOfHost } from '../../abi/host-types.ts';
import { type Primop, primops, type Rep } from '../../abi/tables/primops.ts';
import { type Alt, builtinDatas, type ConDecl, type DataDecl, type Expr, type Foreign, type LitAtom } from './syntax.ts';

export const reps: readonly Rep[] = ['p', 'i32', 'i64', 'f32', 'f64', 'void'];

export const primopTable: ReadonlyMap<string, Primop> = new Map(primops.map((p) => [p.name, p]));

/** A string literal is an address. */
export function litRep(lit: LitAtom): Rep {
  return lit.rep === 'string' ? 'i32' : lit.rep;
}

export interface ConInfo {
  readonly data: DataDecl;
  readonly con: ConDecl;
}

/** Constructors by name: those of `datas` and the built-in ones. The first declaration of a name wins. */
export function constructorTable(datas: readonly DataDecl[]): Map<string, ConInfo> {
  const table = new Map<string, ConInfo>();
  for (const data of [...builtinDatas, ...datas]) {
    for (const con of data.cons) if (!table.has(con.name)) table.set(con.name, { data, con });
  }
  return table;
}

/** The kind of a case binder for which none is written: that of the alternatives, else what a literal, primop or foreign scrutinee gives, else a pointer. */
export function impliedBinderRep(scrut: Expr, alts: readonly Alt[], foreigns: ReadonlyMap<string, Foreign>): Rep {
  const first = alts[0];
  if (first?.kind === 'tuple') return 'void';
  if (first?.kind === 'lit') return litRep(first.lit);
  if (first?.kind === 'con') return 'p';
  if (scrut.kind === 'lit') return litRep(scrut.lit);
  if (scrut.kind === 'foreign') return repOfHost(foreigns.get(scrut.name)?.result ?? 'p');
  if (scrut.kind === 'prim') {
    const results = primopTable.get(scrut.op)?.results.filter((r) => r !== 'void') ?? ['p'];
    if (results.length === 0) return 'void';
    if (results.length === 1) return results[0];
  }
  return 'p';
}
