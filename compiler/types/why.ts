/** Why the checker wants something: data that error messages are made of. */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type { Type } from './type.ts';

/** Why a type was expected. */
export type Reason =
  /** argument number `index` (from 0) of the call of `name` (its text; null: of something without a name) */
  | { readonly reason: 'functionArgument'; readonly name: string | null; readonly index: number }
  /** the function of a call has too many arguments, or is no function: `count` arguments were given */
  /** `last`: the type of the last argument that it takes; `surplus`: the place of the next one */
  | { readonly reason: 'call'; readonly name: string | null; readonly count: number; readonly last?: Type | null; readonly surplus?: Span }
  /** `whole`: the operator's application; `isCall`: the operand is an application of a function */
  | { readonly reason: 'operand'; readonly operator: string; readonly side: 'left' | 'right'; readonly whole?: Span; readonly isCall?: boolean }
  /** the result of the call of `name` */
  | { readonly reason: 'result'; readonly name: string | null }
  | { readonly reason: 'ifCondition' }
  | { readonly reason: 'ifBranch'; readonly branch: 'then' | 'else' }
  | { readonly reason: 'caseBranch'; readonly index: number }
  /** a right-hand side of the function or variable */
  | { readonly reason: 'rightHandSide'; readonly name: string | null }
  | { readonly reason: 'listItem'; readonly index: number; readonly whole?: Span }
  | { readonly reason: 'tupleItem'; readonly index: number }
  /** a pattern against what it is matched with */
  | { readonly reason: 'pattern' }
  | { readonly reason: 'constructorPattern'; readonly name: string }
  | { readonly reason: 'signature'; readonly name: string | null }
  | { readonly reason: 'guard' }
  /** `binds`: it is `pattern <- action` */
  | { readonly reason: 'statement'; readonly binds?: boolean }
  | { readonly reason: 'lastStatement' }
  | { readonly reason: 'generator' }
  | { readonly reason: 'range' }
  | { readonly reason: 'literal' }
  | { readonly reason: 'recordField'; readonly field: string }
  | { readonly reason: 'occurrence'; readonly name: string }
  | { readonly reason: 'lambda' }
  | { readonly reason: 'clauses'; readonly name: string }
  | { readonly reason: 'main' }
  | { readonly reason: 'default' }
  | { readonly reason: 'instance'; readonly name: string }
  /** in types: the kind a type must have */
  | { readonly reason: 'kind'; readonly of: string | null; readonly index: number | null }
  /** an equality constraint of the type of `name` */
  | { readonly reason: 'constraint'; readonly name: string | null }
  | { readonly reason: 'functionalDependency'; readonly class: string }
  | { readonly reason: 'other' };

export type ReasonOf<R extends Reason['reason']> = Extract<Reason, { readonly reason: R }>;

export interface Why {
  readonly span: Span;
  readonly reason: Reason;
}

/** Whose use wants a constraint; `name` also names the call in call stacks. */
export interface Origin {
  readonly span: Span;
  readonly kind:
    | 'occurrence'
    | 'literal'
    | 'signature'
    | 'deriving'
    | 'default'
    | 'instance'
    | 'superclass'
    | 'pattern'
    | 'statement'
    | 'range'
    | 'implicit'
    | 'update'
    | 'main';
  readonly name: Name | null;
  /** of a superclass: the size of the instance's head (see `givenFor`) */
  readonly size?: number;
}

/** What binds skolems and givens, for "a is a rigid type variable bound by …". */
export type SkolemInfo =
  | { readonly kind: 'signature'; readonly name: string | null; readonly span: Span }
  | { readonly kind: 'pattern'; readonly con: string; readonly span: Span }
  /** `vars`: how many of the skolems, first ones, are of the head; the rest are of a method */
  | { readonly kind: 'instance'; readonly head: () => string; readonly vars: number; readonly span: Span }
  | { readonly kind: 'class'; readonly name: string; readonly span: Span }
  | { readonly kind: 'higherRank'; readonly span: Span }
  | { readonly kind: 'deriving'; readonly head: () => string; readonly vars: number; readonly span: Span }
  | { readonly kind: 'implicit'; readonly name: string; readonly span: Span }
  | { readonly kind: 'data'; readonly name: string; readonly span: Span }
  | { readonly kind: 'inferred'; readonly names: readonly string[]; readonly span: Span };

/** Of a type, or of the argument number `index` of what is called `of`. */
export function kindReason(of: string | null = null, index: number | null = null): Reason {
  return { reason: 'kind', of, index };
}
