/** Implicit parameters: `?x`, and `let ?x = e in body`. */
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { implicitType } from '../types/make.ts';
import { type Context, type Expected, infer, settle } from './context.ts';

export function implicitVariable(cx: Context, expr: Rn.Expr & { readonly kind: 'implicitVar' }, expected: Expected): Typed.Expr {
  const { text, span } = expr;
  const type = cx.tc.freshMeta(cx.tc.builtin.typeKind, text);
  const evidence = cx.tc.wanted(implicitType(text, type), { span, kind: 'implicit', name: null });
  settle(cx, type, expected, span);
  return { kind: 'evidence', evidence, type, span };
}

type ImplicitBinds = (Rn.Expr & { readonly kind: 'letImplicit' })['binds'];

/** The bindings (not recursive: an `?x` on their right is the outer one), and the variables that are the new evidence. */
export function implicitBindings(cx: Context, binds: ImplicitBinds): { readonly group: Typed.BindGroup; readonly givens: readonly Typed.Id[] } {
  const givens: Typed.Id[] = [];
  const typed = binds.map(({ text, value, span }): Typed.ValueBind => {
    const { expr, type } = infer(cx, value);
    const id = cx.tc.dictId(implicitType(text, type));
    givens.push(id);
    return { kind: 'valueBind', id, expr, strict: false, inline: 'auto', span };
  });
  return { group: { recursive: false, binds: typed }, givens };
}

export function letImplicit(cx: Context, expr: Rn.Expr & { readonly kind: 'letImplicit' }, expected: Expected): Typed.Expr {
  const { group, givens } = implicitBindings(cx, expr.binds);
  const name = expr.binds.map((bind) => `?${bind.text}`).join(', ');
  const why = { kind: 'implicit', name, span: expr.span } as const;
  expected.type ??= cx.tc.freshOpen();
  const { result, binds } = cx.tc.under({ skolems: [], givens, equalities: [], why }, () => cx.rho(expr.body, expected));
  return { kind: 'let', groups: [group], body: { kind: 'evLet', binds, body: result, span: expr.span }, span: expr.span };
}
