/** What declarations come to, as text: kinds, constructors' types, instances. */
import { conApp, forallType } from '../../../compiler/types/make.ts';
import { showType } from '../../../compiler/types/print.ts';
import type { Instance, ModuleTypes } from '../../../compiler/types/type.ts';
import { brief, check } from '../check/support.ts';

/** The types of a module that must be right. */
export function declared(source: string): ModuleTypes {
  const { types, diagnostics } = check(source);
  const errors = diagnostics.filter(({ level }) => level === 'error');
  if (errors.length > 0 || types === null) throw new Error(brief(errors).join('\n'));
  return types;
}

/** `name :: kind` of every type declared, in source order. */
export function kindsOf(source: string): string[] {
  const tycons = [...declared(source).tycons.values()].sort((a, b) => a.name.span.line - b.name.span.line);
  return tycons.map((tycon) => `${tycon.name.text} :: ${showType(tycon.kind)}`);
}

/** `name :: type` of constructors and fields, in order of declaration. */
export function constructorsOf(source: string): string[] {
  return [...declared(source).values].flatMap(([name, thing]) => {
    if (thing.kind === 'con') return [`${name.text} :: ${withoutForall(showType(thing.con.type))}`];
    return thing.kind === 'field' ? [`${name.text} :: ${withoutForall(showType(thing.id.type))}`] : [];
  });
}

export function instancesOf(source: string): string[] {
  return declared(source).instances.map(instanceText);
}

function instanceText({ class: c, args, context }: Instance): string {
  return showType(forallType([], context, conApp(c.tycon, ...args)));
}

/** Kind and message of each error. */
export function errorsOf(source: string): string[] {
  return check(source)
    .diagnostics.filter(({ level }) => level === 'error')
    .map(({ kind, message }) => `${kind}: ${message}`);
}

function withoutForall(text: string): string {
  return text.replace(/^forall [^.]*\. /, '');
}
