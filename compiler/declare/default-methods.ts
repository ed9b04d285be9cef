/** Default methods: globals `$dm…`, checked against the method's type or its default signature. */
import type { Checker } from '../check/check.ts';
import type * as Typed from '../typed/syntax.ts';
import type { SkolemInfo } from '../types/why.ts';
import type { ModuleContext } from './module-context.ts';

export function checkDefaultMethods(cx: ModuleContext, checker: Checker): readonly Typed.ValueBind[] {
  const binds: Typed.ValueBind[] = [];
  for (const group of cx.rn.typeGroups) {
    for (const decl of group) {
      if (decl.kind !== 'class') continue;
      const why: SkolemInfo = { kind: 'class', name: decl.name.text, span: decl.span };
      for (const bind of decl.defaults) {
        const thing = cx.tc.globals.value(bind.name);
        const method = thing?.kind === 'method' ? thing.method.default : null;
        const global = method === null ? undefined : cx.tc.globals.value(method.name);
        if (method === null || global?.kind !== 'id') continue;
        const expr = checker.checkBind(bind, method.type, why);
        const inline = bind.pragma === 'inline' ? 'always' : bind.pragma === 'noinline' ? 'never' : 'auto';
        binds.push({ kind: 'valueBind', id: global.id, expr, strict: false, inline, span: bind.span });
      }
    }
  }
  return binds;
}
