/** Field selectors: one function per field, whose type is that of the first constructor that has it. */
import type { Name } from '../names/name.ts';
import { forallType, funType, repr } from '../types/make.ts';
import { showType } from '../types/print.ts';
import type { DataTyCon, Type, TyVar } from '../types/type.ts';
import { freeVariables, sameType } from '../types/type-walk.ts';
import type { ConstructorParts } from './constructor.ts';
import type { ModuleContext } from './module-context.ts';

export function makeSelectors(cx: ModuleContext, tycon: DataTyCon, parts: readonly ConstructorParts[]): void {
  const done = new Set<Name>();
  parts.forEach((part) => {
    part.source.args.forEach(({ field }, i) => {
      if (field === null || done.has(field)) return;
      done.add(field);
      const cons = tycon.cons.filter((con) => con.fields?.includes(field) === true);
      checkAgreement(cx, field, parts);
      const type = selectorType(part, i);
      const id = cx.tc.newId(field, type ?? part.written.args[i]);
      cx.addValue(field, { kind: 'field', tycon, cons, id });
      if (type !== null) cx.selectors.push({ field, id, cons });
    });
  });
}

/** `forall vars. T … -> field`; null when the field has a type that only a pattern can name. */
function selectorType({ written, existentials, universals }: ConstructorParts, index: number): Type | null {
  const type = written.args[index];
  const free = freeVariables(type);
  const visible = freeVariables(written.result);
  if (existentials.some((v) => free.has(v) && !visible.has(v))) return null;
  const vars: readonly TyVar[] = [...new Set([...written.vars, ...universals])].filter((v) => visible.has(v));
  const body = funType(written.result, type);
  return forallType(vars, [], body);
}

/** A field of several constructors has the same type in all of them. */
function checkAgreement(cx: ModuleContext, field: Name, parts: readonly ConstructorParts[]): void {
  if (parts.length === 1) return;
  const having = parts.flatMap((part) => {
    const i = part.source.args.findIndex((arg) => arg.field === field);
    return i < 0 ? [] : [{ part, type: part.written.args[i], span: part.source.args[i].span }];
  });
  const [first, ...others] = having;
  for (const other of others) {
    const map = new Map<TyVar, TyVar>();
    const fits = sameType(first.part.written.result, other.part.written.result, map) && sameType(first.type, other.type, map);
    if (fits || repr(other.type).kind === 'meta') continue;
    const message = `the field \`${field.text}\` has different types in the constructors \`${first.part.source.name.text}\` and \`${other.part.source.name.text}\``;
    cx.error('FieldTypesDiffer', message, other.span, {
      labels: [{ span: first.span, text: `here it is \`${showType(first.type)}\`` }],
      expected: showType(first.type),
      found: showType(other.type),
    });
  }
}
