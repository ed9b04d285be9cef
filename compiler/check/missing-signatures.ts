/** Names of a module that it gives no type: what is to be said of them when that was asked for. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { showType } from '../types/print.ts';
import { thingType } from '../types/thing.ts';
import type { ModuleTypes } from '../types/type.ts';

export function missingSignatures({ binds }: Rn.Module, { values }: ModuleTypes): Diagnostic[] {
  return binds
    .flatMap((group) => group.binds.flatMap(unsigned))
    .flatMap((name) => {
      const thing = values.get(name);
      if (thing === undefined) return [];
      const type = thingType(thing);
      const shown = /^[\p{L}_]/u.test(name.text) ? name.text : `(${name.text})`;
      const help = `${shown} :: ${showType(type.kind === 'forall' ? { ...type, vars: [] } : type)}`;
      return { level: 'warning', kind: 'MissingSignature', message: `\`${name.text}\` has no type signature`, span: name.span, help };
    });
}

function unsigned(bind: Rn.Bind): readonly Name[] {
  if (bind.kind === 'funBind') return bind.signature === null ? [bind.name] : [];
  return bind.binders.filter((name) => !bind.signatures.has(name));
}
