/** Makers of Core nodes: the few that many passes need. */

import { noSpan, type Span } from '../base/span.ts';
import { freshUnique } from '../names/name.ts';
import * as make from './make.ts';
import type * as Core from './syntax.ts';
import { KnownInfo } from './var-info.ts';

/** Every variable is made here, so that all are of one shape: their fields are what the compiler looks at most often. */
function makeVar(name: string, module: string | null, rep: Core.Rep, span: Span, type: Core.Var['type']): Core.Var {
  return {
    name,
    unique: freshUnique(),
    global: module !== null,
    module,
    rep,
    type,
    span,
    info: null,
    occ: null,
    out: null,
    done: null,
    later: null,
    laterDepth: 0,
    isPlaced: false,
    known: null,
    isEvaluated: false,
    isJoin: false,
    isReused: false,
    copy: null,
  };
}

/** A fresh local variable. */
export function newVar(name: string, rep: Core.Rep, span: Span = noSpan, type: Core.Var['type'] = null): Core.Var {
  return makeVar(name, null, rep, span, type);
}

/** A variable bound at the top level of a module. `name` begins with the module's. */
export function newGlobal(name: string, module: string, span: Span = noSpan, type: Core.Var['type'] = null): Core.Var {
  return makeVar(name, module, 'lifted', span, type);
}

/** A fresh variable like another: for copies. */
export function cloneVar(v: Core.Var): Core.Var {
  return makeVar(v.name, v.module, v.rep, v.span, v.type);
}

export function varExpr(v: Core.Var, span: Span = v.span): Core.VarExpr {
  return make.variable(v, span);
}

/** The facts about a variable, made when there are none yet. */
export function infoOf(v: Core.Var): Core.VarInfo {
  v.info ??= new KnownInfo();
  return v.info;
}

/** The bindings of a group, one or several. */
export function bindingsOf(bind: Core.Bind): readonly { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Span }[] {
  return bind.kind === 'rec' ? bind.binds : [bind];
}
