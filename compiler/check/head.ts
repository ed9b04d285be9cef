/** Heads of applications: variables, constructors and whatever else stands in front of arguments, with the sigma type they have before instantiation. */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { appType, funType, funTypes } from '../types/make.ts';
import type { DataCon, PatSyn, Type, TyVar } from '../types/type.ts';
import { freeVariables } from '../types/type-walk.ts';
import type { Origin } from '../types/why.ts';
import { bare, type Context, fail, infer } from './context.ts';
import { checkSignature } from './signature.ts';

/** Something that may be instantiated and applied. */
export interface Head {
  readonly expr: Typed.Expr;
  readonly type: Type;
  readonly origin: Origin;
  /** as messages call it; null: it has no name */
  readonly text: string | null;
}

/** The variable or constructor `name` stands for. */
export function nameHead(cx: Context, name: Name, span: Span, kind: Origin['kind'] = 'occurrence'): Head {
  const origin: Origin = { span, kind, name };
  const local = cx.locals.get(name);
  if (local !== undefined) {
    cx.forward.mention(name);
    return { expr: { kind: 'var', id: local, span }, type: local.type, origin, text: name.text };
  }
  const thing = cx.tc.globals.value(name);
  if (thing === undefined) return unknownHead(cx, name, origin);
  if (thing.kind === 'con') return conHead(thing.con, origin);
  if (thing.kind === 'synonym') return synonymHead(cx, thing.synonym, origin);
  if (name.module !== null) cx.forward.mention(name);
  if (thing.kind === 'field' && hidesVariable(thing.cons[0], name)) hiddenField(cx, name, span);
  return { expr: { kind: 'var', id: thing.id, span }, type: openType(cx, name) ?? thing.id.type, origin, text: name.text };
}

/** Does the type of the field mention a variable that only a pattern brings into scope? */
function hidesVariable({ existentials, equalities, fields, args }: DataCon, field: Name): boolean {
  const at = fields?.indexOf(field) ?? -1;
  if (existentials.length === 0 || at < 0) return false;
  const visible = equalities.reduce((found, [, type]) => freeVariables(type, found), new Set<TyVar>());
  const free = freeVariables(args[at]);
  return existentials.some((v) => free.has(v) && !visible.has(v));
}

function hiddenField(cx: Context, { text, span }: Name, use: Span): void {
  fail(cx, 'SkolemEscape', `the field \`${text}\` cannot be used as a function: its type is hidden in the constructor`, use, {
    help: 'match with the constructor instead',
    labels: [{ span, text: 'declared here' }],
  });
}

/** The type of a function that gives values of any representation: `seq`, `runRW#`. Null for others. */
function openType(cx: Context, name: Name): Type | null {
  const { wired } = cx.tc.globals;
  if (name.text === 'seq' && name === wired.value('seq')) {
    const result = cx.tc.freshOpen();
    return funTypes([cx.tc.freshMeta(cx.tc.builtin.typeKind), result], result);
  }
  if (name.text !== 'runRW#' || name !== wired.value('runRW#')) return null;
  const result = cx.tc.freshOpen();
  const state = appType(cx.tc.builtin.wiredType('State#'), cx.tc.builtin.wiredType('RealWorld'));
  return funType(funType(state, result), result);
}

/** A pattern synonym as an expression is its builder. */
function synonymHead(cx: Context, { name, builder, type }: PatSyn, origin: Origin): Head {
  const { span } = origin;
  if (builder !== null) return { expr: { kind: 'var', id: builder, span }, type, origin, text: name.text };
  const help = `define it with \`=\`, or with \`where ${name.text} … = …\` behind its pattern`;
  fail(cx, 'OneWayPattern', `the pattern synonym \`${name.text}\` only matches: it makes no values`, span, {
    help,
    labels: [{ span: name.span, text: 'defined here' }],
  });
  return { expr: { kind: 'fail', how: 'typeError', text: name.text, type, span }, type, origin, text: name.text };
}

export function conHead(con: DataCon, origin: Origin): Head {
  return { expr: { kind: 'con', con, type: con.type, span: origin.span }, type: con.type, origin, text: con.name.text };
}

/**
 * A name without a type: its binding was wrong, which has been said, or it is something syntax means and the module that defines it is not imported,
 * even indirectly (in the lowest modules of the library).
 */
function unknownHead(cx: Context, name: Name, origin: Origin): Head {
  if (!cx.tc.diagnostics.some((d) => d.level === 'error')) {
    const where = name.module === null ? '' : ` of ${name.module}`;
    fail(cx, 'NotInScope', `\`${name.text}\`${where} is needed here, but no imported module defines it`, origin.span);
  }
  const type = cx.tc.freshOpen();
  return { expr: { kind: 'fail', how: 'typeError', text: name.text, type, span: origin.span }, type, origin, text: name.text };
}

/** The head of an application or a lone expression, not instantiated. */
export function head(cx: Context, expr: Rn.Expr): Head {
  const inner = bare(expr);
  if (inner.kind === 'var' || inner.kind === 'con') return nameHead(cx, inner.name, inner.span);
  const origin: Origin = { span: expr.span, kind: 'occurrence', name: null };
  if (inner.kind === 'typed') return { ...checkSignature(cx, inner), origin, text: null };
  const { expr: typed, type } = infer(cx, inner);
  return { expr: typed, type, origin, text: null };
}

/** How messages name an expression in a call: its text when it is a name. */
export function headText(expr: Rn.Expr): string | null {
  const inner = bare(expr);
  if (inner.kind === 'var' || inner.kind === 'con') return inner.name.text;
  return inner.kind === 'apply' ? headText(inner.head) : null;
}
