/**
 * The optimiser's passes, in order. Each is a function from module to module; between any two the lint may look (`onPass`).
 */
import { bindingsOf, infoOf } from '../core/build.ts';
import { shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { pushChildren } from '../core/traverse.ts';
import { splitGroups } from './dependency-order.ts';
import type { Settled } from './occurrences.ts';
import { simplifyModule } from './simplifier.ts';
import { noCopies, specialise } from './specialise.ts';
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
  const settled: Settled = new Map();
  const copies = noCopies();
  const keepLets = options.level === 0;
  const simplify = (name: string, { inline = true, fillEntries = false } = {}): void =>
    pass(name, (m) => splitGroups(simplifyModule(m, { inline, fillEntries, settled, keepLets })));
  if (options.level === 0) simplify('simplify', { inline: false });
  else {
    simplify('simplify 1');
    pass('specialise', (m) => specialise(m, copies));
    simplify('simplify 2');
    // inlining has brought more calls with known dictionaries
    pass('specialise 2', (m) => specialise(m, copies));
    simplify('simplify 3');
    pass('worker/wrapper', (m) => workerWrapper(m, strictness(m)));
    simplify('simplify 4');
    simplify('simplify 5');
    // what was inlined since returns what it builds in the open, too
    pass('worker/wrapper 2', (m) => workerWrapper(m, strictness(m)));
    // removes the boxes that workers make again
    simplify('simplify 6', { fillEntries: true });
  }
  dropBrokenDefinitions(current);
  return { ...current, exported: reachableFromOutside(current) };
}

/** Definitions kept for copies of overloaded functions were noted early: one that mentions what has since been inlined everywhere is of no use. */
function dropBrokenDefinitions(module: Core.Module): void {
  const own = new Set(module.binds.flatMap((group) => bindingsOf(group).map((b) => b.var)));
  for (const { info } of own) {
    if (info?.overloaded === undefined) continue;
    const stack: Core.Expr[] = [info.overloaded];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      if (e.kind === 'var' && e.var.module === module.name && !own.has(e.var)) {
        info.overloaded = undefined;
        break;
      }
      pushChildren(e, stack);
    }
  }
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
