/** The end of a module: what is left is solved, defaulted, and what is left then is reported. */
import { applyDefaults, forEachWanted } from './default.ts';
import { type DictWanted, isUnreachable, type Scope } from './scope.ts';
import { solveScope } from './solve.ts';
import type { Tc } from './tc.ts';

export function finishModule(tc: Tc): void {
  let root = tc.scope;
  while (root.parent !== null) root = root.parent;
  tc.scope = root;
  tc.level = root.level;
  solveScope(tc, root);
  tc.reporter.word();
  while (!root.done && applyDefaults(tc, root)) solveScope(tc, root);
  if (!root.done) reportAll(tc, root);
}

/** Equalities first: constraints on types that are wrong anyway say nothing new. */
function reportAll(tc: Tc, root: Scope): void {
  forEachWanted(root, (wanted, scope) => {
    if (wanted.kind === 'equality') tc.inside(scope, () => tc.reporter.stuckEquality(wanted));
  });
  const { failed } = tc.reporter;
  const unclear: [DictWanted, Scope][] = [];
  forEachWanted(root, (wanted, scope) => {
    if (wanted.kind !== 'dict') return;
    if (isUnreachable(scope)) fillUnreachable(wanted);
    else if (!tc.inside(scope, () => tc.reporter.missing(wanted, failed))) unclear.push([wanted, scope]);
  });
  if (!failed) for (const [wanted, scope] of unclear) tc.inside(scope, () => tc.reporter.ambiguous(wanted));
}

/** Code that cannot be reached needs evidence to be complete, though not a true one: any lifted value does. */
function fillUnreachable({ hole, origin }: DictWanted): void {
  hole.solution = { kind: 'evExpr', expr: { kind: 'lit', span: origin.span, lit: { rep: 'integer', value: 0n }, type: hole.type } };
}
