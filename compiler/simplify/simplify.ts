/**
 * The optimiser's passes, in order. Each is a function from module to module; between any two the lint may look (`onPass`).
 */
import { concatMap } from '../base/lists.ts';
import { bindingsOf, infoOf } from '../core/build.ts';
import { shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { pushChildren } from '../core/traverse.ts';
import { splitGroups } from './dependency-order.ts';
import { floatOut } from './float-out.ts';
import { fuse } from './fusion.ts';
import type { Settled } from './occurrences.ts';
import { simplifyModule } from './simplifier.ts';
import { noCopies, specialise } from './specialise.ts';
import { strictness } from './strictness.ts';
import { workerWrapper } from './worker-wrapper.ts';

export interface OptimiseOptions {
  /** 0: only what keeps the rest of the compiler honest; 1: everything */
  readonly level: 0 | 1;
  /** the module is compiled once for many programs: also what takes long to find little */
  readonly thorough?: boolean;
  /** what is the same each time is computed once, and kept; default true */
  readonly fullLaziness?: boolean;
  /** less is inlined into each other, for modules that are too deep otherwise */
  readonly shallow?: boolean;
  /** the constructor of Int, where it is known */
  readonly int?: Core.DataCon | null;
  /** called with what each pass made */
  readonly onPass?: (pass: string, module: Core.Module) => void;
}

type Step = 'float out' | 'simplify' | 'specialise' | 'fuse' | 'worker/wrapper';

/**
 * What inlining brings, calls with known dictionaries among it, is specialised in turn. Loops are fused before workers are split off, whose accumulators come unboxed
 * then. The last walk removes the boxes that workers make again.
 */
const STEPS: readonly Step[] = ['float out', 'simplify', 'specialise', 'simplify', 'float out', 'specialise', 'fuse', 'worker/wrapper', 'simplify'];

/**
 * The same until little is left to do: what was inlined behind the first worker/wrapper returns what it builds in the open, too. Loops of the library over ranges
 * are few, and counting would make its image 3 KB larger.
 */
const THOROUGH_STEPS: readonly Step[] = [
  'simplify',
  'specialise',
  'simplify',
  'specialise',
  'simplify',
  'worker/wrapper',
  'simplify',
  'simplify',
  'worker/wrapper',
  'simplify',
];

/** Optimises a module. Unfoldings, shapes and strictness of its top-level variables are noted for the modules that import it. */
export function optimise(module: Core.Module, options: OptimiseOptions): Core.Module {
  const made = options.level === 0 ? walkOnce(module, options) : takeSteps(module, options);
  dropBrokenDefinitions(made);
  const exporting = { ...made, exported: reachableFromOutside(made) };
  return options.level === 0 ? exporting : withoutDead(exporting);
}

function walkOnce(module: Core.Module, { onPass }: OptimiseOptions): Core.Module {
  const made = noted(
    splitGroups(simplifyModule(module, { inline: false, fillEntries: false, settled: new Map(), keepLets: true, besideWork: false, shallow: true })),
  );
  onPass?.('simplify', made);
  return made;
}

function takeSteps(module: Core.Module, { thorough = false, fullLaziness = true, shallow = false, int = null, onPass }: OptimiseOptions): Core.Module {
  const steps = thorough ? THOROUGH_STEPS : STEPS;
  const settled: Settled = new Map();
  const copies = noCopies();
  let current = module;
  for (const [i, step] of steps.entries()) {
    switch (step) {
      case 'float out':
        if (fullLaziness) current = floatOut(current, copies);
        break;
      case 'simplify':
        current = splitGroups(
          simplifyModule(current, { inline: true, fillEntries: i === steps.length - 1, settled, keepLets: false, besideWork: !thorough, shallow }),
        );
        break;
      case 'specialise':
        current = specialise(current, copies);
        break;
      case 'fuse':
        if (int !== null) current = fuse(current, int);
        break;
      case 'worker/wrapper':
        current = workerWrapper(current, strictness(current));
    }
    noted(current);
    onPass?.(`${i + 1}: ${step}`, current);
  }
  return current;
}

/** The module, the shapes of its functions noted in their variables' infos. */
function noted(module: Core.Module): Core.Module {
  for (const group of module.binds) for (const { var: v, expr } of bindingsOf(group)) infoOf(v).shape = shapeOf(expr);
  return module;
}

/** Definitions kept for copies of overloaded functions were noted early: one that mentions what has since been inlined everywhere is of no use. */
function dropBrokenDefinitions(module: Core.Module): void {
  const own = ownOf(module);
  for (const { info } of own) {
    if (info?.definition === undefined) continue;
    const stack: Core.Expr[] = [info.definition];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      if (e.kind === 'var' && e.var.module === module.name && !own.has(e.var)) {
        info.definition = undefined;
        break;
      }
      pushChildren(e, stack);
    }
  }
}

/** What the module binds. */
function ownOf(module: Core.Module): ReadonlySet<Core.Var> {
  const own = new Set<Core.Var>();
  for (const group of module.binds) for (const { var: v } of bindingsOf(group)) own.add(v);
  return own;
}

/** What other modules may come to mention: what they see, and whatever its unfoldings mention. */
function reachableFromOutside(module: Core.Module): ReadonlySet<Core.Var> {
  const own = ownOf(module);
  const reached = new Set<Core.Var>();
  const waiting = [...module.exported].filter((v) => own.has(v));
  for (let v = waiting.pop(); v !== undefined; v = waiting.pop()) {
    if (reached.has(v)) continue;
    reached.add(v);
    const stack: Core.Expr[] = [];
    if (v.info?.unfolding) stack.push(v.info.unfolding);
    if (v.info?.definition) stack.push(v.info.definition);
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      if (e.kind === 'var' && e.var.global && own.has(e.var)) waiting.push(e.var);
      pushChildren(e, stack);
    }
  }
  return reached;
}

/** Without what nothing mentions: functions that came whole to where they were called. */
function withoutDead(module: Core.Module): Core.Module {
  const exprs = new Map<Core.Var, Core.Expr>();
  for (const group of module.binds) for (const { var: v, expr } of bindingsOf(group)) exprs.set(v, expr);
  const live = new Set<Core.Var>();
  const waiting: Core.Expr[] = [];
  const reach = (v: Core.Var): void => {
    const expr = live.has(v) ? undefined : exprs.get(v);
    if (expr === undefined) return;
    live.add(v);
    waiting.push(expr);
  };
  for (const v of module.exported) reach(v);
  for (const { var: v } of module.symbols) reach(v);
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (e.kind === 'var' && e.var.global) reach(e.var);
    pushChildren(e, waiting);
  }
  return { ...module, binds: concatMap(module.binds, (group) => liveIn(group, live)) };
}

function liveIn(group: Core.Bind, live: ReadonlySet<Core.Var>): readonly Core.Bind[] {
  if (group.kind === 'nonrec') return live.has(group.var) ? [group] : [];
  const binds = group.binds.filter((b) => live.has(b.var));
  return binds.length === 0 ? [] : [{ kind: 'rec', binds, span: group.span }];
}
