/** Role annotations: checked against what is inferred, and made known. */

import { inferredRoles, isStricter, type Role } from '../types/roles.ts';
import type { TyCon } from '../types/type.ts';
import type { ModuleContext } from './module-context.ts';

/** Checks all annotations of a module, when its types are known. */
export function checkRoles(cx: ModuleContext): void {
  const seen = new Set<string>();
  for (const { name, roles } of cx.rn.roles) {
    const tycon = cx.tycons.get(name.name);
    const { text } = name.name;
    if (seen.has(text)) cx.error('InvalidRole', `the roles of \`${text}\` are declared twice`, name.span);
    seen.add(text);
    if (tycon === undefined || !hasRoles(tycon)) {
      const labels = name.name.module === cx.rn.name ? [{ span: name.name.span, text: 'declared here' }] : [];
      cx.error('InvalidRole', `\`${text}\` can have no role annotation: only data types and classes of the same module have one`, name.span, { labels });
      continue;
    }
    const problem = problemOf(cx, tycon, roles);
    if (problem !== null)
      cx.error('InvalidRole', problem.message, name.span, { note: problem.note, labels: [{ span: name.name.span, text: 'declared here' }] });
  }
}

function hasRoles({ flavour }: TyCon): boolean {
  return flavour === 'data' || flavour === 'newtype' || flavour === 'class';
}

function problemOf(cx: ModuleContext, tycon: TyCon, roles: readonly string[]): { readonly message: string; readonly note?: string } | null {
  const { text } = tycon.name;
  const params = tycon.flavour === 'class' ? tycon.class.params : tycon.flavour === 'data' || tycon.flavour === 'newtype' ? tycon.params : [];
  if (roles.length !== params.length) {
    return {
      message: `\`${text}\` has ${params.length} parameter${params.length === 1 ? '' : 's'}, but the annotation ${roles.length} role${roles.length === 1 ? '' : 's'}`,
    };
  }
  if (tycon.flavour === 'class') {
    return roles.every((role) => role === 'nominal' || role === '_') ? null : { message: `the parameters of a class, as of \`${text}\`, are nominal` };
  }
  const inferred = inferredRoles(cx.tc.globals, tycon);
  const loose = roles.findIndex((role, i) => role !== '_' && isStricter(inferred[i], role as Role));
  if (loose < 0) return null;
  return {
    message: `the parameter \`${params[loose].name}\` of \`${text}\` cannot be ${roles[loose]}`,
    note: `by its constructors it is ${inferred[loose]}`,
  };
}
