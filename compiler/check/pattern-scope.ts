/**
 * The extent of patterns: constructors with existential variables, contexts or equalities open an implication that covers the patterns to their right and
 * whatever the patterns scope over (right-hand side, rest of a `do`). Whoever checks patterns opens a scope, and closes it behind that.
 */
import { localName, type Name } from '../names/name.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Implication, OpenImplication } from '../types/tc.ts';
import type { Type } from '../types/type.ts';
import type { Context } from './context.ts';

/** A variable, and what stands for it inside its group. */
export interface Copy {
  readonly name: Name;
  readonly mono: Typed.Id;
}

export interface PatternScope {
  readonly opened: OpenImplication[];
  /** what the implications opened so far hide: the other half of a pattern synonym's type */
  readonly hidden: Implication[];
  /** set for the pattern of a binding that is generalised: its variables stand for monomorphic copies, which are gathered here */
  readonly copies: Copy[] | null;
  /** variables that have monomorphic signatures */
  readonly declared: ReadonlyMap<Name, Typed.Id> | null;
  /** inside `~p`, or a pattern of a binding: constructors that open implications are refused, since nothing is matched when they should hold */
  lazy: boolean;
  /** inside `~p`: variables are lifted */
  tilde: boolean;
}

/** For patterns of lambdas, alternatives, statements. */
export function openScope(): PatternScope {
  return { opened: [], hidden: [], copies: null, declared: null, lazy: false, tilde: false };
}

/** For the pattern of a binding. */
export function bindingScope(declared: ReadonlyMap<Name, Typed.Id>, copies: Copy[] | null): PatternScope {
  return { opened: [], hidden: [], copies, declared, lazy: true, tilde: false };
}

/** The variable of a pattern comes into scope; the pattern has it for `type`, its signature may call that something else. */
export function bindName(cx: Context, scope: PatternScope, name: Name, type: Type): Typed.Id {
  const declared = scope.declared?.get(name);
  if (declared !== undefined && scope.copies === null) return declared;
  const id = cx.tc.newId(scope.copies === null ? name : localName(name.text, 'value', name.span), declared?.type ?? type);
  scope.copies?.push({ name, mono: id });
  cx.locals.set(name, id);
  return id;
}

/** From here on types may mention the skolems, and the givens hold. */
export function enterImplication(cx: Context, scope: PatternScope, info: Implication): Typed.EvBinds {
  const open = cx.tc.enter(info);
  scope.opened.push(open);
  scope.hidden.push(info);
  return open.binds;
}

export function closeScope(cx: Context, scope: PatternScope): void {
  for (let i = scope.opened.length - 1; i >= 0; i--) cx.tc.leave(scope.opened[i]);
  scope.opened.length = 0;
}
