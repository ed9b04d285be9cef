import type { Span } from '../base/span.ts';

/** A right-hand side without guards and `where`, of a tree as parsed or renamed. */
export function unguarded<E>(body: E, span: Span) {
  return { kind: 'rhs' as const, alternatives: [{ kind: 'guarded' as const, guards: [], body, span }], where: [], span };
}
