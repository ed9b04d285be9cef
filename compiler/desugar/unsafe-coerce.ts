/**
 * `unsafeCoerce` where it is not the identity of lifted values.
 *
 * GHC's dictionary of a class of one method is that method, and packages (reflection above all) make dictionaries by coercing `Magic (C a => r)`, a newtype of
 * a function of one, to a function of the method. Dictionaries are data here, so the coercion makes one of what the function is given.
 */
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { isUnsafeCoerce } from '../names/wired-in.ts';
import type * as Typed from '../typed/syntax.ts';
import { repr, splitCon } from '../types/make.ts';
import { subst } from '../types/subst.ts';
import type { Class, Type } from '../types/type.ts';
import { apply, lambda } from './build.ts';
import { conApp, functionType, repOf, repsOf } from './types.ts';

/** A coercion as a function, where its type is known; null when it is the identity of what is lifted, or something else. */
export function coercion({ expr, type, span }: Typed.Expr & { readonly kind: 'cast' }): Core.Expr | null {
  const fun = expr.kind === 'var' && isUnsafeCoerce(expr.id.name) ? functionType(type) : null;
  if (fun === null) return null;
  const value = newVar('value', repOf(fun.arg), span);
  const dictionaries = methodsFor(fun.arg, fun.res);
  if (dictionaries.length === 0) return value.rep === 'lifted' ? null : lambda([value], varExpr(value, span), span);
  const methods = dictionaries.map(() => newVar('method', 'lifted', span));
  const made = dictionaries.map(({ core }, i) => make.con(core.cons[0], [varExpr(methods[i], span)], span));
  return lambda([value, ...methods], apply(varExpr(value, span), made, repsOf(resultOf(fun.res, methods.length)), span), span);
}

/** The classes of one method whose dictionaries the first type takes where the second takes something else; none when it is no such coercion. */
function methodsFor(from: Type, to: Type): readonly Class[] {
  const classes: Class[] = [];
  for (const pred of contextOf(from)) {
    const con = splitCon(repr(pred))?.con;
    if (con?.flavour !== 'class' || con.class.supers.length > 0 || con.class.methods.length !== 1) return [];
    classes.push(con.class);
  }
  return contextOf(to).length === 0 && resultOf(to, classes.length) !== to ? classes : [];
}

/** The context of a type, inside of newtypes. */
function contextOf(type: Type): readonly Type[] {
  let t = repr(type);
  for (let depth = 0; depth < 10; depth++) {
    while (t.kind === 'forall') {
      if (t.context.length > 0) return t.context;
      t = repr(t.body);
    }
    const app = t.kind === 'con' || t.kind === 'app' ? conApp(t) : null;
    if (app?.con.flavour !== 'newtype' || app.args.length < app.con.params.length) return [];
    const { universals, args } = app.con.cons[0] ?? { universals: [], args: [] };
    if (args.length !== 1) return [];
    t = repr(subst(universals, app.args.slice(0, universals.length), args[0]));
  }
  return [];
}

/** What is left of a type behind so many arguments; the type itself when it is no function of so many. */
function resultOf(type: Type, count: number): Type {
  let t = type;
  for (let i = 0; i < count; i++) {
    const fun = functionType(t);
    if (fun === null) return type;
    t = fun.res;
  }
  return t;
}
