/** Where a field's type has the variable that Functor, Foldable and Traversable map over. */
import { repr, spine } from '../../types/make.ts';
import type { Type, TyVar } from '../../types/type.ts';
import { freeVariables } from '../../types/type-walk.ts';

export type Shape =
  | { readonly kind: 'none' }
  | { readonly kind: 'var' }
  /** `functor … inner` */
  | { readonly kind: 'inside'; readonly functor: Type; readonly inner: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'function'; readonly arg: Shape; readonly res: Shape }
  /** in a place other than a last argument */
  | { readonly kind: 'elsewhere' };

const none: Shape = { kind: 'none' };

/** `type` has no synonyms. */
export function shapeOf(type: Type, v: TyVar): Shape {
  const t = repr(type);
  if (!freeVariables(t).has(v)) return none;
  switch (t.kind) {
    case 'var':
      return { kind: 'var' };
    case 'fun':
      return { kind: 'function', arg: shapeOf(t.arg, v), res: shapeOf(t.res, v) };
    case 'forall':
      return shapeOf(t.body, v);
    case 'app': {
      const { head, args } = spine(t);
      if (head.kind === 'con' && head.con.name.module === 'GHC.Tuple' && head.con.flavour === 'data') {
        return { kind: 'tuple', items: args.map((arg) => shapeOf(arg, v)) };
      }
      return freeVariables(t.fun).has(v) ? { kind: 'elsewhere' } : { kind: 'inside', functor: t.fun, inner: shapeOf(t.arg, v) };
    }
    default:
      return { kind: 'elsewhere' };
  }
}

/** The type constructors that must be functors themselves. */
export function functorsOf(shape: Shape, into: Type[] = []): Type[] {
  if (shape.kind === 'inside') {
    into.push(shape.functor);
    functorsOf(shape.inner, into);
  } else if (shape.kind === 'tuple') for (const item of shape.items) functorsOf(item, into);
  else if (shape.kind === 'function') {
    functorsOf(shape.arg, into);
    functorsOf(shape.res, into);
  }
  return into;
}

/** Why a class cannot be derived over a field of this shape; null when it can. `functions`: Functor looks into results of functions. */
export function obstacle(shape: Shape, functions: boolean): string | null {
  switch (shape.kind) {
    case 'none':
    case 'var':
      return null;
    case 'elsewhere':
      return 'uses the type variable in another place than the last argument of a type';
    case 'inside':
      return obstacle(shape.inner, functions);
    case 'tuple':
      return shape.items.map((item) => obstacle(item, functions)).find((text) => text !== null) ?? null;
    case 'function':
      if (!functions) return 'contains a function';
      return negative(shape.arg) ?? obstacle(shape.res, functions);
  }
}

/** In an argument of a function the variable may only be an argument of a function again. */
function negative(shape: Shape): string | null {
  switch (shape.kind) {
    case 'none':
      return null;
    case 'function':
      return obstacle(shape.arg, true) ?? negative(shape.res);
    case 'inside':
      return negative(shape.inner);
    case 'tuple':
      return shape.items.map(negative).find((text) => text !== null) ?? null;
    case 'var':
    case 'elsewhere':
      return 'uses the type variable in the argument of a function';
  }
}
