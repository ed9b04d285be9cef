/** Bindings of patterns: `(a, b) = e`. */
import type { Name } from '../names/name.ts';
import { patternParts } from '../rename/parts.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { type Context, checking } from './context.ts';
import { inferPattern } from './pattern.ts';
import { closeScope, type PatternScope } from './pattern-scope.ts';

/** Variables of patterns with signatures: all of them, and those whose type is monomorphic (so that the pattern can use it). */
export interface PatternSignatures {
  readonly all: ReadonlyMap<Name, Typed.Id>;
  readonly mono: ReadonlyMap<Name, Typed.Id>;
}

export function patternSignatures(cx: Context, binds: readonly Rn.Bind[], declared: (name: Name) => Typed.Id): PatternSignatures {
  const all = new Map<Name, Typed.Id>();
  const mono = new Map<Name, Typed.Id>();
  for (const bind of binds) {
    if (bind.kind !== 'patBind') continue;
    for (const name of bind.signatures.keys()) {
      const id = declared(name);
      all.set(name, id);
      if (cx.tc.head(id.type).kind !== 'forall') mono.set(name, id);
    }
  }
  return { all, mono };
}

/** Checks the pattern, so that its variables are in scope; the result checks the right-hand side. */
export function openPatternBind(cx: Context, bind: Rn.PatBind, scope: PatternScope): () => Typed.PatternBind {
  scope.lazy = true;
  const { pattern, type } = inferPattern(cx, bind.pattern, scope);
  return () => {
    const rhs = cx.rhs(bind.rhs, checking(type, { reason: 'pattern' }));
    closeScope(cx, scope);
    return { kind: 'patternBind', pattern, rhs, type, strict: bind.strict, span: bind.span };
  };
}

/** May the pattern bind unlifted variables? Judged by what is written: unboxed tuples, literals and constructors with `#`. */
export function hasUnliftedParts(pattern: Rn.Pattern): boolean {
  if (pattern.kind === 'literalPattern') return pattern.hashes > 0;
  if (pattern.kind === 'tuplePattern' && pattern.unboxed) return true;
  return ('con' in pattern && pattern.con.name.text.endsWith('#')) || patternParts(pattern).some(hasUnliftedParts);
}
