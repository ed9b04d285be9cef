/** Renamed types and patterns part by part, for walks that look at a few kinds of nodes only. */
import type * as Rn from './syntax.ts';

/** What a type consists of, in order: kinds of bound variables among it. */
export function typeParts(type: Rn.Type): readonly Rn.Type[] {
  switch (type.kind) {
    case 'typeApply':
      return [type.head, ...type.args];
    case 'function':
      return [type.from, type.to];
    case 'forall':
      return [...type.params.flatMap(({ kind }) => kind ?? []), type.body];
    case 'qualified':
      return [...type.context, type.body];
    case 'tupleType':
      return type.items;
    case 'listType':
      return [type.item];
    case 'kinded':
      return [type.type, type.of];
    case 'implicitParam':
      return [type.type];
    case 'typeVar':
    case 'typeCon':
    case 'typeLiteral':
    case 'wildType':
      return [];
  }
}

/** The patterns that a pattern consists of, in order. */
export function patternParts(pattern: Rn.Pattern): readonly Rn.Pattern[] {
  if ('pattern' in pattern) return [pattern.pattern];
  if ('items' in pattern) return pattern.items;
  if ('args' in pattern) return pattern.args;
  return 'fields' in pattern ? pattern.fields.map((field) => field.pattern) : [];
}

/** Could a value not match? `hasSiblings`: whether the constructor is one of several. */
export function mayFail(pattern: Rn.Pattern, hasSiblings: (con: Rn.Ref) => boolean): boolean {
  const { kind } = pattern;
  if (kind === 'lazyPattern') return false;
  if (kind === 'literalPattern' || kind === 'listPattern') return true;
  return ('con' in pattern && hasSiblings(pattern.con)) || patternParts(pattern).some((part) => mayFail(part, hasSiblings));
}
