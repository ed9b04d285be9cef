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
 * substituted for their variables.
 *
 * Note [Binders stay]: a binder of the input is a binder of the output, too, the first time it is bound there; when a continuation that is used several times binds
 * it once more, that gets a copy. So what a walk does not change it gives back as it is, the same object: nothing is made anew, and what is known of a tree stays
 * known (bodyOf, Settled). Occurrences are those in the input: who counts them in what was already simplified counts them in a copy of that.
 */
import type { Span } from '../base/span.ts';
import { isAuthors } from '../core/authors.ts';
import type * as Core from '../core/syntax.ts';
import { type Apply, type Arg, type Body, type Cont, STOP } from './continuation.ts';
import { freshen, freshenCounted } from './freshen.ts';
import { bodyOf } from './inline.ts';
import { noteOccurrencesIn, type Settled } from './occurrences.ts';
import type { Places } from './places.ts';
import { withOrigin } from './substitution.ts';

export interface SimplifyOptions {
  /** inline functions at their calls; without, only what costs nothing */
  readonly inline: boolean;
  /** right-hand sides that an earlier walk of the same kind left as they were: they are skipped, and others that come to rest are added */
  readonly settled: Settled;
  /** what the host calls takes in what it calls alone, of any size: of `main` nothing is between the author's statements and the bottom of the stack */
  readonly fillEntries: boolean;
  /** local bindings of the author stay, each by its name */
  readonly keepLets: boolean;
  /** partial calls become functions beside what is work among their arguments: more code, less of it behind unknown calls */
  readonly besideWork: boolean;
  /** what inlined bodies are given as arguments counts as deep as they are: fewer of them nest, which takes less of the JavaScript stack */
  readonly shallow: boolean;
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
  /** functions that are being inlined, one in the other */
  protected depth = 0;
  /** of the text of the binding being simplified */
  protected file = 0;
  /** size up to which a function takes the place of its only call in the binding being simplified */
  protected onlyCall = 0;
  /** code that may still be added to the binding being simplified, what its own size allows left out */
  protected room = 0;
  /** that binding's right-hand side, while its size has not been asked for */
  protected input: Core.Expr | null = null;
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
    return arg.kind === 'done' ? arg.expr : withOrigin(this.expr(arg, STOP), arg);
  }

  protected inside(body: Body, cont: Cont): Core.Expr {
    return typeof body === 'function' ? body(cont) : this.expr(body, cont);
  }

  /** The arguments of a call, simplified; the same list when none changes. */
  protected argsOf({ args: list }: Apply): readonly Core.Expr[] {
    let args: Core.Expr[] | null = null;
    for (let i = 0; i < list.length; i++) {
      const arg = this.asFunction(this.arg(list[i]));
      if (args === null && arg !== list[i]) args = list.slice(0, i) as Core.Expr[];
      if (args !== null) args.push(arg);
    }
    return args ?? (list as readonly Core.Expr[]);
  }

  /** A copy to be simplified, with its own binders and what is known of their occurrences. */
  protected copyOf<E extends Core.Expr>(e: E, places: Places): E {
    const copy = freshen(e, places) as E;
    noteOccurrencesIn(copy, this.stays);
    return copy;
  }

  /** The same of what another module has defined: it is never simplified itself, so that its occurrences are counted once for all. */
  protected copyOfImported(e: Core.Lam, places: Places): Core.Lam {
    if (this.options.keepLets) return this.copyOf(e, places);
    const facts = bodyOf(e);
    if (!facts.isCounted) noteOccurrencesIn(e);
    facts.isCounted = true;
    return freshenCounted(e, places);
  }

  /** Output that goes nowhere as it is, to be simplified once more, binders and all. */
  protected again<E extends Core.Expr>(e: E): E {
    noteOccurrencesIn(e, this.stays);
    return e;
  }

  // What the layers call of later ones -----------------------------------------------------------------------------------------------------

  protected abstract asFunction(e: Core.Expr): Core.Expr;
  protected abstract beta(e: Core.Lam, cont: Apply): Core.Expr;
  protected abstract expr(e: Core.Expr, cont: Cont): Core.Expr;
  protected abstract joinBind(v: Core.Var, lam: Core.Lam, cont: Cont, span: Span, body: Body): Core.Expr;
  protected abstract joinRec(
    live: readonly { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Span }[],
    cont: Cont,
    span: Span,
    body: Body,
  ): Core.Expr;
  protected abstract lambda(e: Core.Lam, cont: Cont): Core.Expr;
  protected abstract rebuild(e: Core.Expr, cont: Cont): Core.Expr;
}
