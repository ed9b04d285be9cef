/**
 * The optimiser's passes, in order. Each is a function from module to module; between any two the lint may look (`onPass`).
 */
import { bindingsOf, infoOf } from '../core/build.ts';
import { shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { pushChildren } from '../core/traverse.ts';
import { splitGroups } from './dependency-order.ts';
import { occurrences } from './occurrences.ts';
import { simplifyModule } from './simplifier.ts';
import { specialise } from './specialise.ts';
import { strictness } from './strictness.ts';
import { workerWrapper } from './worker-wrapper.ts';

export interface OptimiseOptions {
  /** 0: only what keeps the rest of the compiler honest; 1: everything */
  readonly level: 0 | 1;
  /** called with what each pass made */
  readonly onPass?: (pass: string, module: Core.Module) => void;
}

/** Optimises a module. Unfoldings, shapes and strictness of its top-level variables are noted for the modules that import it. */
export function optimise(module: Core.Module, options: OptimiseOptions): Core.Module {
  let current = module;
  const pass = (name: string, run: (module: Core.Module) => Core.Module): void => {
    current = run(current);
    for (const group of current.binds) for (const { var: v, expr } of bindingsOf(group)) infoOf(v).shape = shapeOf(expr);
    options.onPass?.(name, current);
  };
  const settled = new WeakSet<Core.Expr>();
  const keepLets = options.level === 0;
  const simplify = (name: string, inline = true): void =>
    pass(name, (m) => splitGroups(simplifyModule(m, occurrences(m, keepLets), { inline, settled, keepLets })));
  if (options.level === 0) simplify('simplify', false);
  else {
    simplify('simplify 1');
    simplify('simplify 2');
    pass('specialise', specialise);
    simplify('simplify 3');
    simplify('simplify 4');
    pass('worker/wrapper', (m) => workerWrapper(m, strictness(m)));
    simplify('simplify 5');
    simplify('simplify 6');
    pass('worker/wrapper 2', (m) => workerWrapper(m, strictness(m)));
    simplify('simplify 7');
    simplify('simplify 8');
  }
  return { ...current, exported: reachableFromOutside(current) };
}

/** What other modules may come to mention: what they see, and whatever its unfoldings mention. */
function reachableFromOutside(module: Core.Module): ReadonlySet<Core.Var> {
  const own = new Set(module.binds.flatMap((group) => bindingsOf(group).map((b) => b.var)));
  const reached = new Set<Core.Var>();
  const waiting = [...module.exported].filter((v) => own.has(v));
  for (let v = waiting.pop(); v !== undefined; v = waiting.pop()) {
    if (reached.has(v)) continue;
    reached.add(v);
    const stack: Core.Expr[] = [];
    if (v.info?.unfolding) stack.push(v.info.unfolding);
    if (v.info?.overloaded) stack.push(v.info.overloaded);
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      if (e.kind === 'var' && e.var.global && own.has(e.var)) waiting.push(e.var);
      pushChildren(e, stack);
    }
  }
  return reached;
}
