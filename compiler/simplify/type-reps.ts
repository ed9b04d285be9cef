/**
 * Representations of closed types (evidence for Typeable) are made once in a module, at its top level: making one hashes names, and handlers of exceptions ask
 * for one each time they run.
 */
import { infoOf, newGlobal } from '../core/build.ts';
import { shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';

const MODULE = 'Data.Typeable.Internal';
const MAKERS: ReadonlySet<string> = new Set(['mkTrCon', 'mkTrKind', 'mkTrApp', 'mkTrFun'].map((name) => `${MODULE}.${name}`));

/** A call that makes a representation and mentions nothing local. */
export function isClosedTypeRep(e: Core.Expr): e is Core.App {
  return e.kind === 'app' && e.fun.kind === 'var' && e.fun.var.module === MODULE && MAKERS.has(e.fun.var.name) && e.args.every(isClosed);
}

function isClosed(e: Core.Expr): boolean {
  if (e.kind === 'con') return e.args.every(isClosed);
  return e.kind === 'lit' || (e.kind === 'var' && e.var.global) || isClosedTypeRep(e);
}

/** The representations of one module, by what they are made of. */
export class TypeReps {
  readonly #vars = new Map<string, Core.Var>();
  readonly #module: string;
  /** a name that no other binding has, made of this one */
  readonly #fresh: (name: string) => string;

  constructor(module: string, fresh: (name: string) => string) {
    this.#module = module;
    this.#fresh = fresh;
  }

  /** Notes a binding that is there already. */
  note(v: Core.Var, rep: Core.App): void {
    this.#vars.set(keyOf(rep), v);
  }

  /** The variable that stands for it, and its binding if that is new. */
  variable(rep: Core.App): { readonly var: Core.Var; readonly bind: Core.Bind | null } {
    const known = this.#vars.get(keyOf(rep));
    if (known !== undefined) return { var: known, bind: null };
    const v = newGlobal(this.#fresh(`${this.#module}.$tr${textOf(rep)}`), this.#module, rep.span);
    infoOf(v).shape = shapeOf(rep);
    this.note(v, rep);
    return { var: v, bind: { kind: 'nonrec', var: v, expr: rep, span: rep.span } };
  }
}

/** The last of the names it is made of: the type constructor. */
function textOf(rep: Core.App): string {
  const names = rep.args.flatMap((arg) => (arg.kind === 'lit' && arg.lit.rep === 'string' ? [String(arg.lit.value)] : []));
  return names.at(-1) ?? 'Type';
}

function keyOf(e: Core.Expr): string {
  switch (e.kind) {
    case 'lit':
      return JSON.stringify('value' in e.lit ? String(e.lit.value) : '');
    case 'var':
      return e.var.name;
    case 'con':
      return `(${[e.con.name, ...e.args.map(keyOf)].join(' ')})`;
    case 'app':
      return `(${[e.fun, ...e.args].map(keyOf).join(' ')})`;
    default:
      throw new Error(`${e.kind} in the representation of a closed type`);
  }
}
