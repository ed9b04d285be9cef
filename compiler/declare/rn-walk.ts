/** Names of types that a renamed type mentions. */
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';

export function mentionedTypes(type: Rn.Type, into = new Set<Name>()): ReadonlySet<Name> {
  const visit = (t: Rn.Type): void => void mentionedTypes(t, into);
  switch (type.kind) {
    case 'typeCon':
      into.add(type.name);
      break;
    case 'typeApply':
      visit(type.head);
      type.args.forEach(visit);
      break;
    case 'function':
      visit(type.from);
      visit(type.to);
      break;
    case 'forall':
      for (const { kind } of type.params) if (kind !== null) visit(kind);
      visit(type.body);
      break;
    case 'qualified':
      type.context.forEach(visit);
      visit(type.body);
      break;
    case 'tupleType':
      type.items.forEach(visit);
      break;
    case 'listType':
      visit(type.item);
      break;
    case 'kinded':
      visit(type.type);
      visit(type.of);
      break;
    case 'implicitParam':
      visit(type.type);
      break;
    case 'typeLiteral':
    case 'typeVar':
    case 'wildType':
      break;
  }
  return into;
}
