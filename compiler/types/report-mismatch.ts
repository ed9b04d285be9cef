/** Two types that should be equal and are not: the kind of error, and its words. */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { repr, varType } from './make.ts';
import { TypePrinter } from './print.ts';
import { mismatchHelp } from './report-help.ts';
import { expectation, subject } from './report-words.ts';
import type { Scope } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Type, TyVar } from './type.ts';
import { findPart } from './type-walk.ts';
import type { Failure } from './unify.ts';
import type { Why } from './why.ts';
import { zonk } from './zonk.ts';

/** The types as a whole. */
export interface Comparison {
  readonly found: Type;
  readonly expected: Type;
  readonly why: Why;
  readonly coercible: boolean;
}

/** The kind of error that a failure is. */
export function mismatchKind(failure: Failure | null): string {
  switch (failure?.kind) {
    case 'occurs':
      return 'OccursCheck';
    case 'escape':
      return 'SkolemEscape';
    case 'kind':
      return 'KindMismatch';
    default:
      return failure !== null && sidesOf(failure).some((t) => t.kind === 'var') ? 'RigidTypeVariable' : 'TypeMismatch';
  }
}

/** What can be said of them now: later on, more of the types may be known. `rigid`: variables that kept them from being equal when they were compared. */
export function mismatchWords(tc: Tc, comparison: Comparison, failure: Failure | null, rigid: readonly TyVar[]): Partial<Diagnostic> {
  const { why } = comparison;
  const p = new TypePrinter();
  const found = zonk(comparison.found);
  const expected = zonk(comparison.expected);
  const both = { expected: p.show(expected), found: p.show(found) };
  const message = mismatchMessage(p, failure, why);
  const notes = [expectation(why.reason), partNote(tc, p, failure, found, expected), ...rigid.map((v) => binderOf(tc.scope, p, v))];
  const help = mismatchKind(failure) === 'TypeMismatch' ? mismatchHelp(tc, found, expected, why) : null;
  const note = notes.filter((n) => n !== null).join('; ');
  return { message, ...both, ...(help === null ? {} : { help }), ...(note === '' ? {} : { note }) };
}

function mismatchMessage(p: TypePrinter, failure: Failure | null, { reason }: Why): string {
  const what = subject(reason);
  switch (failure?.kind) {
    case 'occurs':
      return `${what} would need an infinite type: \`${p.show(failure.left)}\` is a part of \`${p.show(zonk(failure.right))}\``;
    case 'escape': {
      const escaping = escapingVar(failure);
      return escaping === null ? `${what} has a type that is not known here` : `the type variable \`${p.show(escaping)}\` would escape its scope`;
    }
    case 'kind':
      return `${what} has a type of the wrong kind`;
    default:
      return reason.reason === 'clauses' ? `${what} have different types` : `${what} has the wrong type`;
  }
}

/** The parts that differ, when they are not the whole. */
function partNote(tc: Tc, p: TypePrinter, failure: Failure | null, found: Type, expected: Type): string | null {
  if (failure === null || failure.kind === 'occurs' || failure.kind === 'escape') return null;
  const left = zonk(failure.left);
  const right = zonk(failure.right);
  if (failure.kind === 'polytype') return `\`${p.show(right)}\` has a \`forall\` or a context: only ImpredicativeTypes lets it stand for a type variable`;
  if (failure.kind === 'kind') {
    const kinds = [left, right].map((t) => p.show(zonk(tc.kindOf(t))));
    return `\`${p.show(right)}\` has kind \`${kinds[1]}\`, \`${kinds[0]}\` is needed`;
  }
  const whole = (repr(found) === left && repr(expected) === right) || p.show(left) === p.show(found) || p.show(right) === p.show(expected);
  return whole ? null : `\`${p.show(left)}\` is not \`${p.show(right)}\``;
}

/** Who says that the variable may be any type. */
function binderOf(from: Scope, p: TypePrinter, v: TyVar): string {
  const name = p.show(varType(v));
  const isAny = `\`${name}\` stands for any type`;
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    const at = scope.skolems.indexOf(v);
    const { why } = scope;
    if (at < 0 && !(why.kind === 'inferred' && scope.level === v.level)) continue;
    switch (why.kind) {
      case 'signature':
        return `${isAny}: the caller of ${why.name === null ? 'this signature' : `\`${why.name}\``} chooses it`;
      case 'pattern':
        return `\`${name}\` is a type hidden in the constructor \`${why.con}\``;
      case 'instance':
      case 'deriving':
        return at < why.vars ? `${isAny} in the instance \`${why.head()}\`` : `${isAny}: the caller of the method chooses it`;
      case 'class':
        return `${isAny} in the class \`${why.name}\``;
      case 'higherRank':
        return `${isAny}: this argument must be polymorphic`;
      case 'inferred':
        return `\`${name}\` was generalised in \`${why.names.join(', ')}\``;
      default:
        return isAny;
    }
  }
  return isAny;
}

/** Neither type can be coerced to the other. */
export function notCoercible(found: Type, expected: Type, failure: Failure | null, { span }: Why): Diagnostic {
  const p = new TypePrinter();
  const both = { expected: p.show(expected), found: p.show(found) };
  return {
    ...problem('NotCoercible', span, `\`${both.found}\` cannot be coerced to \`${both.expected}\``),
    note: failure === null ? undefined : `\`${p.show(zonk(failure.left))}\` and \`${p.show(zonk(failure.right))}\` are not represented the same way`,
  };
}

/** The type variables that kept two types from being equal. */
export function rigidVars(failure: Failure | null): readonly TyVar[] {
  if (failure === null) return [];
  const escaping = escapingVar(failure);
  const parts = escaping === null ? sidesOf(failure) : [...sidesOf(failure), escaping];
  return [...new Set(parts.flatMap((t) => (t.kind === 'var' ? [t.var] : [])))];
}

/** The variable of the type that the meta cannot hold, if that is what failed. */
export function escapingVar({ kind, left, right }: Failure): Type | null {
  const meta = repr(left);
  if (kind !== 'escape' || meta.kind !== 'meta') return null;
  return findPart(right, (part) => part.kind === 'var' && part.var.level > meta.meta.level);
}

function sidesOf({ left, right }: Failure): Type[] {
  return [repr(left), repr(right)];
}
