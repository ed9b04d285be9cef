/**
 * What all parts of the desugarer share: the module, its variables, constructors the syntax means, and the mutually recursive passes.
 *
 * Variables: an Id of a global name is the session's variable of that name; any other gets a local variable at its first mention, unless `setVar` says before
 * what stands for it (match compilation names fields and parameters after the pattern variables they are bound to).
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import { noSpan, type Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import { type GlobalVars, tell } from '../core/global-vars.ts';
import type * as Core from '../core/syntax.ts';
import type { Name, NameTable } from '../names/name.ts';
import type { WiredIn } from '../names/wired-in.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Id } from '../typed/syntax.ts';
import type { Globals } from '../types/environment.ts';
import { showType } from '../types/print.ts';
import type { Instance } from '../types/type.ts';
import { apply } from './build.ts';
import { Coverage } from './coverage.ts';
import type { CoverCons } from './coverage-pattern.ts';
import type { Binding } from './scc.ts';
import { repsOf } from './types.ts';

export type ValueKey = Parameters<WiredIn['value']>[0];

/** What a session gives to the desugarer. */
export interface DesugarContext {
  readonly names: NameTable;
  readonly wired: WiredIn;
  readonly globals: Globals;
  readonly vars: GlobalVars;
  /** warn about patterns that do not cover everything, or are covered before */
  readonly warn: boolean;
  /** local variables keep the text of their type, too, for dumps and debuggers */
  readonly localTypes?: boolean;
}

/** Puts bindings around an expression. */
export type Wrap = (body: Core.Expr) => Core.Expr;

/** Passes that need each other. */
export interface Passes {
  expr(e: Typed.Expr): Core.Expr;
  evidence(evidence: Typed.Evidence): Core.Expr;
  /** makes the variables known and returns what binds them */
  evidenceBinds(binds: Typed.EvBinds): Wrap;
  letGroups(groups: readonly Typed.BindGroup[], body: () => Core.Expr, reps: Core.Reps): Core.Expr;
}

/** While a binding over dictionaries is desugared: calls of itself with its own dictionaries mean `mono`. */
export interface SelfCall {
  readonly dicts: readonly Core.Var[];
  readonly mono: Core.Var;
  used: boolean;
}

/** A program the desugarer cannot translate. */
export class CannotDesugar extends Error {
  readonly span: Span;
  readonly kind: string;

  constructor(message: string, span: Span, kind = 'Unsupported') {
    super(message);
    this.span = span;
    this.kind = kind;
  }
}

const nothingNext: Typed.Expr = { kind: 'tuple', items: [], unboxed: false, types: [], span: noSpan };

export class Ds {
  readonly context: DesugarContext;
  readonly module: Typed.Module;
  readonly diagnostics: Diagnostic[] = [];
  readonly selfCalls = new Map<Id, SelfCall>();
  /** what evidence variables in scope were solved by */
  readonly terms = new Map<Id, Typed.Evidence>();
  /** instances of this module whose methods are globals, and these */
  readonly instances = new Map<Instance, readonly Id[]>();
  passes!: Passes;
  /** of the matches, where warnings about them are asked for */
  readonly coverage: Coverage | null;
  /** what `step` leaves to the loop around it, which takes it at once: Note [Spines] (expr.ts) */
  readonly rest: { next: Typed.Expr; wrap: Wrap } = { next: nothingNext, wrap: (body) => body };
  readonly #vars = new Map<Id, Core.Var>();
  readonly #sameAs = new Map<Id, Id>();
  /** what the expressions being noted have mentioned so far, the innermost last */
  readonly #mentioned: Core.Var[] = [];
  #noted = 0;
  /** evidence (of compiler-made names) mentioned anywhere but in bindings of evidence, which are left out when nobody needs them */
  readonly used = new Set<Core.Var>();
  /** variables of unboxed tuples as their components: Note [Unboxed tuples in variables] (boxed-tuple.ts) */
  readonly unboxed = new WeakSet<Core.Expr>();
  /** top-level variables the author did not write */
  readonly internal = new Set<Core.Var>();
  readonly #dictionaries = new Map<Core.Var, { readonly args: readonly Core.Var[]; readonly var: Core.Var }[]>();
  /** evidence that turned out to be one of them: a dictionary may be made of another twice, and that again */
  readonly closed = new Map<Id, Core.Var>();
  /** dictionaries that are not among the module's bindings yet */
  readonly shared: Binding[] = [];
  #inEvidence = false;
  #fresh = 0;

  /** names whose calls are no calls */
  readonly special: { readonly seq: Name; readonly coerce: Name; readonly tagToEnum: Name; readonly runRW: Name; readonly all: ReadonlySet<Name> };

  constructor(module: Typed.Module, context: DesugarContext) {
    this.module = module;
    this.context = context;
    const { wired } = context;
    const [seq, apply, coerce, tagToEnum] = [wired.value('seq'), wired.value('$'), wired.value('coerce'), wired.value('tagToEnum#')];
    const runRW = wired.value('runRW#');
    const { builtin } = context.globals;
    const cons: CoverCons = { nil: builtin.nil, cons: builtin.cons, tuple: (n) => builtin.tupleTyCon(n).cons[0], truth: (guard) => this.truth(guard) };
    this.coverage = context.warn ? new Coverage(cons, this.diagnostics) : null;
    this.special = { seq, coerce, tagToEnum, runRW, all: new Set([seq, apply, coerce, tagToEnum, runRW]) };
  }

  // Variables --------------------------------------------------------------------------------------------------------------------------------

  /** The variable of an Id, about to be bound. */
  binder(id: Id): Core.Var {
    let at = id;
    let v = this.#vars.get(at);
    while (v === undefined) {
      const same = this.#sameAs.get(at);
      if (same === undefined) break;
      at = same;
      v = this.#vars.get(at);
    }
    if (v === undefined) {
      v = at.name.module === null ? this.local(at) : this.context.vars.get(at.name);
      this.#vars.set(at, v);
    }
    return v;
  }

  /** The variable of a top-level Id of this module, told its type and place. */
  define(id: Id): Core.Var {
    const v = this.binder(id);
    if (v.global) tell(v, id.name.span, () => showType(id.type));
    return v;
  }

  /** The variable of an Id, mentioned. */
  var(id: Id): Core.Var {
    const v = this.binder(id);
    this.#note(v);
    return v;
  }

  #note(v: Core.Var): void {
    if (v.global && v.module !== this.module.name) return;
    if (this.#noted > 0) this.#mentioned.push(v);
    if (!this.#inEvidence && isCompilerName(v.name)) this.used.add(v);
  }

  setVar(id: Id, v: Core.Var): void {
    this.#vars.set(id, v);
  }

  /** Both are the same at run time. */
  setSame(id: Id, other: Id): void {
    if (id === other) return;
    this.#vars.delete(id);
    this.#sameAs.set(id, other);
  }

  /** New local variables for Ids that a lambda binds: the same Ids may be bound by several. */
  bindNew(ids: readonly Id[]): Core.Var[] {
    return ids.map((id) => this.bindAnew(id));
  }

  bindAnew(id: Id): Core.Var {
    const v = this.local(id);
    this.#vars.set(id, v);
    return v;
  }

  /** A new local variable for an Id. */
  local(id: Id): Core.Var {
    const v = this.fresh(id.name.text, repsOf(id.type), id.name.span);
    return this.context.localTypes === true ? { ...v, type: () => showType(id.type) } : v;
  }

  fresh(name: string, reps: Core.Reps, span: Span): Core.Var {
    return newVar(name, typeof reps === 'string' ? reps : 'unlifted', span);
  }

  /** A top-level name of the compiler's own. */
  freshGlobal(text: string, span: Span): Core.Var {
    const name = `${text.startsWith('$') ? '' : '$'}${text}_${++this.#fresh}`;
    const v = this.context.vars.get(this.context.names.global(this.module.name, name, 'value', span));
    this.internal.add(v);
    return v;
  }

  mention(v: Core.Var, span = v.span): Core.VarExpr {
    this.#note(v);
    return varExpr(v, span);
  }

  /** Runs `body`, which stands within `place`, of matches. */
  within<T>(place: object, body: () => T): T {
    return this.coverage === null ? body() : this.coverage.within(place, body);
  }

  /** Runs `body`, noting the variables it mentions, as often as it does. */
  noting<T = Core.Expr>(body: () => T): { readonly expr: T; readonly mentions: readonly Core.Var[] } {
    const first = this.#mentioned.length;
    this.#noted++;
    const expr = body();
    const mentions = this.#mentioned.slice(first);
    if (--this.#noted === 0) this.#mentioned.length = 0;
    return { expr, mentions };
  }

  /** As `noting`, for a term that is only evaluated when somebody wants the evidence. */
  notingEvidence(body: () => Core.Expr): { readonly expr: Core.Expr; readonly mentions: readonly Core.Var[] } {
    const before = this.#inEvidence;
    this.#inEvidence = true;
    const noted = this.noting(body);
    this.#inEvidence = before;
    return noted;
  }

  /** An expression within evidence: what it binds itself is needed when it mentions it. */
  notingExpression(body: () => Core.Expr): Core.Expr {
    const before = this.#inEvidence;
    this.#inEvidence = false;
    const expr = body();
    this.#inEvidence = before;
    return expr;
  }

  /** The variable of what the instance makes of these dictionaries: Note [Shared dictionaries] (evidence.ts). */
  dictionary(instance: Name, args: readonly Core.Var[]): Core.Var {
    const dfun = this.context.vars.get(instance);
    if (args.length === 0) return dfun;
    const rows = this.#dictionaries.get(dfun);
    const known = rows?.find((row) => row.args.length === args.length && row.args.every((arg, i) => arg === args[i]));
    if (known !== undefined) return known.var;
    const v = this.freshGlobal(instance.text.replace('$f', '$d'), noSpan);
    const { expr, mentions } = this.noting(() =>
      apply(
        this.mention(dfun, noSpan),
        args.map((arg) => this.mention(arg, noSpan)),
        'lifted',
        noSpan,
      ),
    );
    this.shared.push({ var: v, expr, mentions, span: noSpan });
    if (rows === undefined) this.#dictionaries.set(dfun, [{ args, var: v }]);
    else rows.push({ args, var: v });
    return v;
  }

  // What the syntax means --------------------------------------------------------------------------------------------------------------------

  global(name: Name, span: Span = noSpan): Core.Expr {
    const v = this.context.vars.get(name);
    return this.mention(v, span);
  }

  wired(text: ValueKey, span: Span): Core.Expr {
    return this.global(this.context.wired.value(text), span);
  }

  /** A function of the library that syntax means but the table of wired-in names does not need. */
  library(module: string, text: string, span: Span): Core.Expr {
    return this.global(this.context.names.global(module, text, 'value'), span);
  }

  con(text: ValueKey, span: Span): Core.DataCon {
    return this.conNamed(this.context.wired.value(text), span);
  }

  /** Of `True`, `otherwise`, `False`. */
  truth(e: Typed.Expr): boolean | null {
    if (e.kind === 'con') return e.con.name === this.context.wired.value('True') || (e.con.name === this.context.wired.value('False') ? false : null);
    return e.kind === 'var' && e.id.name === this.context.wired.value('otherwise') ? true : null;
  }

  conNamed(name: Name, span: Span): Core.DataCon {
    const thing = this.context.globals.value(name);
    if (thing?.kind !== 'con' || thing.con.core === null) throw new CannotDesugar(`\`${name.text}\` of ${name.module} is not known here`, span);
    return thing.con.core;
  }

  tupleCon(size: number): Core.DataCon {
    const core = this.context.globals.builtin.tupleTyCon(size).cons[0].core;
    if (core === null) throw new CannotDesugar(`no tuple of ${size}`, noSpan);
    return core;
  }
}

/** `$dOrd` and the like: no name of the author's begins so. */
export function isCompilerName(text: string): boolean {
  return text.charCodeAt(0) === 36;
}
