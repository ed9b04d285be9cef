/**
 * Ord: compare, and for small types the four comparisons too. A pair of different constructors is decided by tags, never by listing pairs.
 *
 * As in GHC `<` compares all fields but the last by `compare` and the last by `<`, and `<=`, `>`, `>=` are made of `<`; it shows where an order is not total.
 */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Type } from '../../types/type.ts';
import type { Build } from './build.ts';
import { byArity, type Constructor, type Derived, type DerivedCode, methodsOnly, primTypeOf } from './derived.ts';
import { primitiveOps } from './primitive.ts';

/** What to answer when the left value is less, the same, greater; and how the last fields are compared. */
interface Answers {
  readonly less: () => Rn.Expr;
  readonly same: () => Rn.Expr;
  readonly greater: () => Rn.Expr;
  readonly lastFields: (type: Type, x: Name, y: Name) => Rn.Expr;
}

export function deriveOrd({ build: b, cons }: Derived): DerivedCode {
  const compare = comparison(b, cons, compareAnswers(b), 'compare');
  const isEnumeration = cons.every((c) => c.arity === 0);
  if (cons.length === 0 || (cons.length > 3 && !isEnumeration)) return methodsOnly(compare);
  if (isEnumeration && cons.length > 1) return methodsOnly(compare, ...tagComparisons(b));
  return methodsOnly(compare, comparison(b, cons, lessAnswers(b), '<'), ...byLess(b));
}

function compareAnswers(b: Build): Answers {
  const less = (): Rn.Expr => b.wiredCon('LT');
  const same = (): Rn.Expr => b.wiredCon('EQ');
  const greater = (): Rn.Expr => b.wiredCon('GT');
  const lastFields = (type: Type, x: Name, y: Name): Rn.Expr => {
    const prim = primTypeOf(type);
    return prim === null ? b.call('compare', b.var(x), b.var(y)) : comparePrimitive(b, prim, b.var(x), b.var(y), less(), same(), greater());
  };
  return { less, same, greater, lastFields };
}

function lessAnswers(b: Build): Answers {
  const lastFields = (type: Type, x: Name, y: Name): Rn.Expr => {
    const prim = primTypeOf(type);
    return prim === null ? b.call('<', b.var(x), b.var(y)) : b.test(primitiveOps(prim).lt, b.var(x), b.var(y));
  };
  return { less: () => b.true(), same: () => b.false(), greater: () => b.false(), lastFields };
}

function comparePrimitive(b: Build, prim: string, x: Rn.Expr, y: Rn.Expr, less: Rn.Expr, same: Rn.Expr, greater: Rn.Expr): Rn.Expr {
  const { lt, eq } = primitiveOps(prim);
  return b.if(b.test(lt, x, y), less, b.if(b.test(eq, x, y), same, greater));
}

function comparison(b: Build, cons: readonly Constructor[], answers: Answers, method: 'compare' | '<'): Rn.FunBind {
  const [x, y] = [b.local('a'), b.local('b')];
  if (cons.length === 0) return b.method(method, b.clause([b.wildP(), b.wildP()], answers.same()));
  const { nullary, others } = byArity(cons);
  const byTag = (): Rn.Expr => compareTags(b, x, y, answers);
  const alone = nullary.length > 1 ? others : cons;
  const alternatives = alone.map((con) => againstConstructor(b, con, cons.length, y, answers));
  if (nullary.length > 1) alternatives.push(b.alternative(b.wildP(), byTag()));
  const body = others.length === 0 && nullary.length > 1 ? byTag() : b.case(b.var(x), alternatives);
  return b.method(method, b.clause([b.varP(x), b.varP(y)], body));
}

function compareTags(b: Build, x: Name, y: Name, { less, same, greater }: Answers): Rn.Expr {
  const [s, t] = [b.local('s'), b.local('t')];
  const decided = comparePrimitive(b, 'Int#', b.var(s), b.var(t), less(), same(), greater());
  return b.named(s, b.tag(b.var(x)), b.named(t, b.tag(b.var(y)), decided));
}

/** The left value is made by `con`: the right one `y` by the same, an earlier or a later constructor. */
function againstConstructor(b: Build, { name, arity, con }: Constructor, total: number, y: Name, answers: Answers): Rn.Alternative {
  const [xs, ys] = [b.locals('a', arity), b.locals('b', arity)];
  const inner = [b.alternative(b.conP(name, ys), compareFields(b, con.args, xs, ys, answers))];
  if (total > 1) inner.push(b.alternative(b.wildP(), otherConstructor(b, con.tag, total, y, answers)));
  return b.alternative(b.conP(name, xs), b.case(b.var(y), inner));
}

function otherConstructor(b: Build, tag: number, total: number, y: Name, { less, greater }: Answers): Rn.Expr {
  if (tag === 0) return less();
  if (tag === total - 1) return greater();
  return b.if(b.test('>#', b.tag(b.var(y)), b.int(tag)), less(), greater());
}

function compareFields(b: Build, types: readonly Type[], xs: readonly Name[], ys: readonly Name[], answers: Answers): Rn.Expr {
  if (types.length === 0) return answers.same();
  const last = types.length - 1;
  let body = answers.lastFields(types[last], xs[last], ys[last]);
  for (let i = last - 1; i >= 0; i--) {
    const prim = primTypeOf(types[i]);
    const [x, y] = [b.var(xs[i]), b.var(ys[i])];
    body =
      prim !== null
        ? comparePrimitive(b, prim, x, y, answers.less(), body, answers.greater())
        : b.case(b.call('compare', x, y), [
            b.alternative(b.conP(b.wired.value('LT'), []), answers.less()),
            b.alternative(b.conP(b.wired.value('EQ'), []), body),
            b.alternative(b.conP(b.wired.value('GT'), []), answers.greater()),
          ]);
  }
  return body;
}

function tagComparisons(b: Build): Rn.FunBind[] {
  const by = (method: '<' | '<=' | '>' | '>=', op: string): Rn.FunBind => {
    const [x, y] = [b.local('a'), b.local('b')];
    return b.method(method, b.clause([b.varP(x), b.varP(y)], b.test(op, b.tag(b.var(x)), b.tag(b.var(y)))));
  };
  return [by('<', '<#'), by('<=', '<=#'), by('>', '>#'), by('>=', '>=#')];
}

function byLess(b: Build): Rn.FunBind[] {
  const by = (method: '<=' | '>' | '>=', swapped: boolean, negated: boolean): Rn.FunBind => {
    const [x, y] = [b.local('a'), b.local('b')];
    const less = swapped ? b.call('<', b.var(y), b.var(x)) : b.call('<', b.var(x), b.var(y));
    return b.method(method, b.clause([b.varP(x), b.varP(y)], negated ? b.if(less, b.false(), b.true()) : less));
  };
  return [by('<=', true, true), by('>', true, false), by('>=', false, true)];
}
