/** Right-hand sides: `where`, guards from top to bottom, pattern guards; what fails falls through to the next alternative. */
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Ds } from './context.ts';
import type { Fail } from './fail.ts';
import { choose, clause, matchExpr, sharingFail } from './match.ts';
import { plus, type Target, type Times } from './match-tree.ts';
import { isIrrefutable, toPat } from './pattern.ts';
import { repsOf } from './types.ts';

/** The right-hand side as the target of a row that returns `reps`. */
export function rhsTarget(ds: Ds, rhs: Typed.Rhs, reps: Core.Reps): Target {
  const { alternatives } = rhs;
  return {
    span: rhs.span,
    fails: alternatives.reduce<Times>((least, { guards }) => (least === 0 ? 0 : guardsFail(ds, guards)), 1),
    emit: (fail) => ds.within(rhs, () => ds.passes.letGroups(rhs.where, () => alternativesFrom(ds, alternatives, 0, fail, reps), reps)),
  };
}

function alternativesFrom(ds: Ds, all: Typed.Rhs['alternatives'], i: number, fail: Fail, reps: Core.Reps): Core.Expr {
  if (i === all.length) return fail.make();
  const { guards, body, span } = all[i];
  const fails = guardsFail(ds, guards);
  const result = (): Core.Expr => ds.within(all[i], () => ds.passes.expr(body));
  if (fails === 0) return guarded(ds, guards, 0, result, unused, reps);
  const next: Fail = i + 1 === all.length ? fail : { make: () => alternativesFrom(ds, all, i + 1, fail, reps), small: false };
  return sharingFail(fails, next, span, (f) => guarded(ds, guards, 0, result, f, reps));
}

const unused: Fail = {
  make: () => {
    throw new Error('a guard that never fails has failed');
  },
  small: true,
};

/** From how many places these guards may fail. */
function guardsFail(ds: Ds, guards: readonly Typed.Stmt[]): Times {
  let times: Times = 0;
  for (const guard of guards) {
    if (guard.kind === 'exprStmt' && ds.truth(guard.expr) !== true) times = plus(times, 1);
    if (guard.kind === 'bind' && !isIrrefutable(toPat(ds, guard.pattern))) times = 2;
  }
  return times;
}

/** Statements from the i-th on, then `body`. */
function guarded(ds: Ds, guards: readonly Typed.Stmt[], i: number, body: () => Core.Expr, fail: Fail, reps: Core.Reps): Core.Expr {
  if (i === guards.length) return body();
  const guard = guards[i];
  const rest = (f: Fail): Core.Expr => guarded(ds, guards, i + 1, body, f, reps);
  switch (guard.kind) {
    case 'exprStmt':
      if (ds.truth(guard.expr) === true) return rest(fail);
      return choose(
        ds,
        ds.passes.expr(guard.expr),
        () => rest(fail),
        () => fail.make(),
        reps,
        guard.span,
      );
    case 'letStmt':
      return ds.passes.letGroups(guard.groups, () => rest(fail), reps);
    case 'bind': {
      const target: Target = { emit: rest, fails: guardsFail(ds, guards.slice(i + 1)), span: guard.span };
      const scrutinee = ds.passes.expr(guard.expr);
      return matchExpr(ds, scrutinee, repsOf(guard.type), [clause(ds, [guard.pattern], target)], fail, reps, guard.span);
    }
  }
}
