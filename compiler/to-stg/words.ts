/** How things of Core are said in STG: representations, names of constructors, the small expressions that many translations end in. */
import { noSpan, type Span } from '../base/span.ts';
import { isPointer } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import * as make from '../stg/make.ts';
import type * as Stg from '../stg/syntax.ts';

/** Its constructors belong to the machine. */
export const INTEGER = 'GHC.Num.Integer.Integer';
export const VOID: Stg.LitAtom = make.literalAtom('void', undefined, undefined, noSpan);

export function stgRep(rep: Core.Rep): Stg.Rep {
  return isPointer(rep) ? 'p' : (rep as Stg.Rep);
}

export function stgReps(reps: Core.Reps): Stg.Rep[] {
  return typeof reps === 'string' ? [stgRep(reps)] : reps.map(stgRep);
}

/** The machine's own names for the constructors of Integer; all others keep theirs. */
export function conName(con: Core.DataCon): string {
  return con.data.name === INTEGER ? con.name.slice(con.name.lastIndexOf('.') + 1) : con.name;
}

export function returned(atom: Stg.Atom, span: Span): Stg.Expr {
  return atom.kind === 'lit' ? make.literal(atom, span) : make.app(atom, noAtoms, span);
}

const noAtoms: readonly Stg.Atom[] = [];
