/** Contexts: constraint synonyms and tuples of constraints taken apart, equalities told from what has evidence. */
import { headCon, repr, spine } from '../types/make.ts';
import type { Tc } from '../types/tc.ts';
import type { GivenEquality, SynonymTyCon, Type } from '../types/type.ts';

/** A constraint as the list of those it stands for. */
export function flattenConstraint(tc: Tc, constraint: Type): readonly Type[] {
  const con = headCon(constraint);
  if (con === null || con.flavour === 'class') return [constraint];
  const type = con.flavour === 'synonym' ? tc.head(constraint) : repr(constraint);
  const { head, args } = spine(type);
  if (head.kind === 'con' && head.con.flavour === 'data' && head.con.name.module === 'GHC.Tuple') return args.flatMap((arg) => flattenConstraint(tc, arg));
  return con.flavour === 'synonym' && headCon(type)?.flavour === 'synonym' ? [constraint] : [bareEquality(tc, type)];
}

/** An equality as it is in a context; anything else as it stands. */
function bareEquality(tc: Tc, type: Type): Type {
  const equality = tc.equalityOf(type);
  return equality === null ? type : tc.equalityPred(equality);
}

export interface SplitContext {
  /** constraints with evidence */
  readonly context: readonly Type[];
  readonly equalities: readonly GivenEquality[];
}

/** Equalities (`~`, `~~`, `Coercible`) apart from the other constraints. */
export function splitContext(tc: Tc, constraints: readonly Type[]): SplitContext {
  const context: Type[] = [];
  const equalities: GivenEquality[] = [];
  for (const constraint of constraints) {
    const equality = tc.asEquality(constraint);
    if (equality !== null) equalities.push(equality);
    else context.push(constraint);
  }
  return { context, equalities };
}

const forallSynonyms = new WeakMap<SynonymTyCon, boolean>();

/** Does a synonym stand for a quantified type? */
export function isForallSynonym(con: SynonymTyCon): boolean {
  const known = forallSynonyms.get(con);
  if (known !== undefined) return known;
  let right = con.right;
  for (let inner = headCon(right); inner !== null && inner.flavour === 'synonym' && inner !== con; inner = headCon(right)) right = inner.right;
  const answer = right.kind === 'forall';
  if (right.kind !== 'meta') forallSynonyms.set(con, answer);
  return answer;
}
