/** Foreign declarations: the types of imports, and exports checked against what they export. */
import type { Checker } from '../check/check.ts';
import type * as Rn from '../rename/syntax.ts';
import { unguarded } from '../syntax/rhs.ts';
import type * as Typed from '../typed/syntax.ts';
import { splitFuns } from '../types/make.ts';
import type { Type } from '../types/type.ts';
import { sameType } from '../types/type-walk.ts';
import { zonk } from '../types/zonk.ts';
import type { ModuleContext } from './module-context.ts';

export function declareImports(cx: ModuleContext): void {
  for (const { direction, convention, entity, name, signature, span } of cx.rn.foreigns) {
    if (direction !== 'import') continue;
    const type = cx.reader.signature(signature);
    if (convention === 'prim') openArguments(cx, type, entity === 'unsafeCoerce#');
    const id = cx.tc.newId(name, type);
    cx.addValue(name, { kind: 'id', id });
    cx.foreigns.push({ direction, convention, entity, id, span });
  }
}

/** A primop whose argument is just a type variable takes values of any pointer type: `mkWeak#` an `MVar#`, too. `unsafeCoerce#` answers one, too. */
function openArguments(cx: ModuleContext, type: Type, resultToo: boolean): void {
  if (type.kind !== 'forall') return;
  const { typeKind, openKind } = cx.tc.builtin;
  const { args, res } = splitFuns(type.body);
  for (const t of resultToo ? [...args, res] : args) if (t.kind === 'var' && t.var.kind === typeKind) t.var.kind = openKind;
}

/** After the bindings; answers bindings for what is exported at another type than it has. */
export function checkExports(cx: ModuleContext, checker: Checker): readonly Typed.ValueBind[] {
  return cx.rn.foreigns.flatMap((decl) => (decl.direction === 'export' ? checkExport(cx, checker, decl) : []));
}

function checkExport(cx: ModuleContext, checker: Checker, decl: Rn.ForeignDecl): readonly Typed.ValueBind[] {
  const { direction, convention, entity, name, signature, span } = decl;
  const type = cx.reader.signature(signature);
  const thing = cx.tc.globals.value(name);
  if (thing !== undefined && thing.kind === 'id' && sameType(zonk(thing.id.type), type, new Map())) {
    cx.foreigns.push({ direction, convention, entity, id: thing.id, span });
    return [];
  }
  const id = cx.tc.newId(cx.freshGlobal(`$fe${name.text}`, span), type);
  const body: Rn.Expr = { kind: 'var', name, span };
  const clause: Rn.Clause = { kind: 'clause', params: [], rhs: unguarded(body, span), span };
  const bind: Rn.FunBind = { kind: 'funBind', name: id.name, infix: false, clauses: [clause], signature: null, strict: false, pragma: null, span };
  const expr = checker.checkBind(bind, type, { kind: 'signature', name: name.text, span: signature.span });
  cx.addValue(id.name, { kind: 'id', id });
  cx.foreigns.push({ direction, convention, entity: entity === '' ? name.text : entity, id, span });
  return [{ kind: 'valueBind', id, expr, strict: false, inline: 'auto', span }];
}
