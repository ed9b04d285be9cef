/**
 * What all rules of the expression checker share: the constraint machinery, who reads types, the variables in scope, and the judgements that are mutually
 * recursive (one object holds them, so that the files of this folder need not import each other in circles).
 *
 * A type is a *sigma* when it may have foralls outermost, a *rho* when it has none. Subsumption is that of GHC 9.0: only outermost foralls are skolemised or
 * instantiated, never those to the right of an arrow.
 */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { TypeReader } from '../kinds/type-reader.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Tc } from '../types/tc.ts';
import type { PatSyn, Type } from '../types/type.ts';
import type { Reason } from '../types/why.ts';
import type { ForwardReferences } from './forward.ts';
import type { PatternScope } from './pattern-scope.ts';

/** A pattern synonym of the module. */
export interface Synonym {
  readonly source: Rn.PatternSynonym;
  readonly synonym: PatSyn;
}

/**
 * What is known of the type of an expression before it is checked: a rho (with the reason for it), or nothing yet. In the latter case checking the expression
 * fills `type` with the rho that was found.
 */
export interface Expected {
  type: Type | null;
  readonly reason: Reason;
}

export interface Context {
  readonly tc: Tc;
  readonly types: TypeReader;
  /** the operator `$` */
  readonly dollar: Name;
  /** local variables; global ones are in `tc.globals`. Names are unique, so entries need not be taken out */
  readonly locals: Map<Name, Typed.Id>;
  /** local variables whose types say all there is to know of what they mention (see "Closed groups" in bind.ts) */
  readonly closed: Set<Name>;
  readonly forward: ForwardReferences;
  /** found before all types were: told when the group of bindings is done */
  readonly later: (() => Diagnostic)[];
  /** pattern synonyms met so far, with their builders to be checked when all bindings are */
  readonly synonyms: Synonym[];
  /** the fields of those */
  readonly synonymFields: Map<Name, PatSyn>;

  /** An expression of a rho type. */
  rho(expr: Rn.Expr, expected: Expected): Typed.Expr;
  /** An expression against a type that may be a forall. */
  sigma(expr: Rn.Expr, type: Type, reason: Reason): Typed.Expr;
  /** A pattern that matches values of `type`; its variables come into scope, its implications are entered. */
  pattern(pattern: Rn.Pattern, type: Type, scope: PatternScope, reason: Reason): Typed.Pattern;
  rhs(rhs: Rn.Rhs, expected: Expected): Typed.Rhs;
  groups(groups: readonly Rn.BindGroup[], top: boolean): readonly Typed.BindGroup[];
}

const otherReason: Reason = { reason: 'other' };

export function checking(type: Type, reason: Reason): Expected {
  return { type, reason };
}

/** `reason`: for branches that must agree with the first. */
export function inferring(reason: Reason = otherReason): Expected {
  return { type: null, reason };
}

/** The type that checking an expression left in its `Expected`; from here on there is one. */
export function typeOf(cx: Context, expected: Expected): Type {
  expected.type ??= cx.tc.freshOpen();
  return expected.type;
}

/** An expression and the rho found for it. */
export function infer(cx: Context, expr: Rn.Expr): { readonly expr: Typed.Expr; readonly type: Type } {
  const expected = inferring();
  const typed = cx.rho(expr, expected);
  return { expr: typed, type: typeOf(cx, expected) };
}

/** The expression has the rho `found`. */
export function settle(cx: Context, found: Type, expected: Expected, span: Span): void {
  if (expected.type === null) expected.type = found;
  else cx.tc.unify(found, expected.type, { span, reason: expected.reason });
}

/**
 * For branches, whose types must agree: when nothing was expected of them, that of the first, which may be polymorphic inside (`mask`), is expected of the others,
 * and the reason is that they must agree.
 */
export function branches(expected: Expected): (reason: Reason) => Expected {
  if (expected.type !== null) return () => expected;
  return (reason) => (expected.type === null ? new FirstBranch(expected, reason) : checking(expected.type, reason));
}

class FirstBranch implements Expected {
  readonly #whole: Expected;
  readonly reason: Reason;

  constructor(whole: Expected, reason: Reason) {
    this.#whole = whole;
    this.reason = reason;
  }

  get type(): Type | null {
    return this.#whole.type;
  }

  set type(type: Type | null) {
    this.#whole.type = type;
  }
}

/** Behind patterns: the type must not be found inside of an implication that they opened, but at the level outside of them. */
export function behindPatterns(cx: Context, scope: PatternScope, level: number, expected: Expected): void {
  if (scope.opened.length > 0) expected.type ??= cx.tc.freshMeta(cx.tc.builtin.openKind, null, level);
}

/** Checks against an expected type that may be a forall (results of functions of higher rank). */
export function sigmaOrRho(cx: Context, expr: Rn.Expr, expected: Expected): Typed.Expr {
  const { type } = expected;
  if (type !== null && cx.tc.head(type).kind === 'forall') return cx.sigma(expr, type, expected.reason);
  return cx.rho(expr, expected);
}

/** Without the parentheses around it. */
export function bare(expr: Rn.Expr): Rn.Expr {
  let inner = expr;
  while (inner.kind === 'paren') inner = inner.inner;
  return inner;
}

export function fail(cx: Context, kind: string, message: string, span: Span, more: Partial<Diagnostic> = {}): void {
  cx.tc.report(problem(kind, span, message, more));
}

export function tellLater(cx: Context): void {
  for (const diagnostic of cx.later.splice(0)) cx.tc.report(diagnostic());
}
