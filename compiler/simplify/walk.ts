/**
 * What the layers of the simplifier share. It is one class in layers, each in a file and about one concern, that call each other through what is declared here:
 *
 *     Walk ← Expansion ← Bindings ← Copies ← JoinPoints ← Cases ← Calls ← Simplifier
 *
 * Note [Continuations]: an expression is simplified together with what will be done with its value (Cont). Continuations flow into tail positions only, so a
 * jump may forget its own: the join point's body has it already.
 *
 * Note [Substitution]: binders are unique, so the substitution lies on them. An input variable becomes an output variable (`out`), an output expression (`done`) or
 * the input expression to be simplified where it occurs (`later`; it then occurs once). Output expressions may be simplified again as they are: nothing is
 * substituted for their variables. Every binder of the output is fresh.
 */
import type { Span } from '../base/span.ts';
import { isAuthors } from '../core/authors.ts';
import type * as Core from '../core/syntax.ts';
import { type Apply, type Arg, type Cont, STOP } from './continuation.ts';
import { freshenCounted } from './freshen.ts';
import { noteOccurrencesIn, type Settled } from './occurrences.ts';
import type { Places } from './places.ts';
import { withOrigin } from './substitution.ts';

export interface SimplifyOptions {
  /** inline functions at their calls; without, only what costs nothing */
  readonly inline: boolean;
  /** right-hand sides that an earlier walk of the same kind left as they were: they are skipped, and others that come to rest are added */
  readonly settled: Settled;
  /** local bindings of the author stay, each by its name */
  readonly keepLets: boolean;
}

export interface Binding {
  readonly var: Core.Var;
  readonly expr: Core.Expr;
  readonly span: Span;
}

export abstract class Walk {
  protected readonly module: Core.Module;
  protected readonly options: SimplifyOptions;
  /** globals that others may mention: their definitions stay */
  protected readonly roots: ReadonlySet<Core.Var>;
  /** boxes that exist already, by the variable in them: see Cases.reuse */
  protected readonly boxes = new Map<Core.Var, { readonly con: Core.DataCon; readonly box: Core.Var }>();
  /** join points whose body takes the place of the jump */
  protected readonly inlineJoins = new Map<Core.Var, { readonly join: Core.Join; readonly once: boolean; readonly cont: Cont }>();
  /** top-level bindings made out of lets, to stand before the one being simplified */
  protected floated: Core.Bind[] = [];
  /** what was copied in this walk: the occurrences in it are noted */
  private readonly counted = new Set<Core.Expr>();
  /** functions that are being inlined, one in the other */
  protected depth = 0;
  /** of the text of the binding being simplified */
  protected file = 0;
  /** code that may still be added to the binding being simplified */
  protected room = 0;
  /** what was done to the binding being simplified, beyond copying it: 0 promises that nothing in it became dead */
  protected changes = 0;

  constructor(module: Core.Module, options: SimplifyOptions) {
    this.module = module;
    this.options = options;
    this.roots = new Set([...module.exported, ...module.symbols.map((s) => s.var)]);
  }

  /** Must a local variable be bound where it is, whatever is known of it? */
  protected readonly stays = (v: Core.Var): boolean => this.options.keepLets && isAuthors(v, this.file);

  /** Is it mentioned once, so that its definition goes when that place has a copy? */
  protected isOnlyUse(v: Core.Var): boolean {
    return v.occ?.count === 1 && !this.roots.has(v);
  }

  /** An expression whose value goes nowhere yet. */
  protected readonly lazily = (e: Core.Expr): Core.Expr => withOrigin(this.expr(e, STOP), e);

  protected arg(arg: Arg): Core.Expr {
    return arg.done ? arg.expr : withOrigin(this.expr(arg.expr, STOP), arg.expr);
  }

  /** A copy to be simplified, with its own binders and what is known of their occurrences. */
  protected copyOf<E extends Core.Expr>(e: E, places: Places): E {
    if (this.options.keepLets || !this.counted.has(e)) noteOccurrencesIn(e, this.stays);
    this.counted.add(e);
    return freshenCounted(e, places);
  }

  // What the layers call of later ones -----------------------------------------------------------------------------------------------------

  protected abstract beta(e: Core.Lam, cont: Apply): Core.Expr;
  protected abstract expr(e: Core.Expr, cont: Cont): Core.Expr;
  protected abstract joinBind(v: Core.Var, lam: Core.Lam, cont: Cont, span: Span, body: (cont: Cont) => Core.Expr): Core.Expr;
  protected abstract joinRec(
    live: readonly { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Span }[],
    cont: Cont,
    span: Span,
    body: (cont: Cont) => Core.Expr,
  ): Core.Expr;
  protected abstract lambda(e: Core.Lam, cont: Cont): Core.Expr;
  protected abstract rebuild(e: Core.Expr, cont: Cont): Core.Expr;
}
