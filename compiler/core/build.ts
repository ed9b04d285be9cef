/** Makers of Core nodes: the few that many passes need. */
import { noSpan, type Span } from '../base/span.ts';
import { freshUnique } from '../names/name.ts';
import type * as Core from './syntax.ts';

/** A fresh local variable. */
export function newVar(name: string, rep: Core.Rep, span: Span = noSpan, type: Core.Var['type'] = null): Core.Var {
  return { name, unique: freshUnique(), global: false, module: null, rep, type, span, info: null };
}

/** A fresh variable like another: for copies. */
export function cloneVar(v: Core.Var): Core.Var {
  return { name: v.name, unique: freshUnique(), global: v.global, module: v.module, rep: v.rep, type: v.type, span: v.span, info: null };
}

export function varExpr(v: Core.Var, span: Span = v.span): Core.VarExpr {
  return { kind: 'var', var: v, span };
}

/** The facts about a variable, made when there are none yet. */
export function infoOf(v: Core.Var): Core.VarInfo {
  v.info ??= { shape: null, unfolding: null, strict: null, bottoms: false, selector: null, inline: 'auto' };
  return v.info;
}

/** The bindings of a group, one or several. */
export function bindingsOf(bind: Core.Bind): readonly { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Span }[] {
  return bind.kind === 'rec' ? bind.binds : [bind];
}
