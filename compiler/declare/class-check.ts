/** What a class declaration must keep to beyond kinds: default signatures, associated families and their defaults, contexts without implicit parameters. */
import type { Span } from '../base/span.ts';
import type * as Rn from '../rename/syntax.ts';
import { repr } from '../types/make.ts';
import { showType } from '../types/print.ts';
import type { Type, TyVar } from '../types/type.ts';
import { sameType } from '../types/type-walk.ts';
import { expandSynonyms } from './expand.ts';
import type { ModuleContext } from './module-context.ts';

/** A default signature differs from the method's own in its context only. `own` and `signature` are over the class's parameters. */
export function checkDefaultSignature(cx: ModuleContext, source: Rn.ClassDecl['methods'][number], own: Type, signature: Type): void {
  const [plain, other] = [own, signature].map((type) => expandSynonyms(cx.tc, withoutContext(cx.tc.zonk(type))));
  if (repr(other).kind === 'meta' || isRenamed(plain, other)) return;
  const span = source.default?.span ?? source.span;
  cx.error('DefaultSignature', `the default signature of \`${source.name.text}\` may differ from its signature in the context only`, span, {
    labels: [{ span: source.signature.span, text: 'this is its signature' }],
    expected: showType(plain),
    found: showType(other),
  });
}

/** The same up to the names of variables, in both directions. */
function isRenamed(a: Type, b: Type): boolean {
  return sameType(a, b, new Map<TyVar, TyVar>()) && sameType(b, a, new Map<TyVar, TyVar>());
}

function withoutContext(t: Type): Type {
  let type = repr(t);
  while (type.kind === 'forall') type = repr(type.body);
  return type;
}

/** Associated families have a parameter of the class, and one default each. */
export function checkFamilies(cx: ModuleContext, decl: Rn.ClassDecl): void {
  for (const family of decl.families) {
    const isRelated = family.params.some(({ name, kind }) => kind !== null || decl.params.some((param) => param.name === name));
    // a kind may be what they share
    if (isRelated || decl.params.some(({ kind }) => kind !== null)) continue;
    const message = `the associated type \`${family.name.text}\` has no parameter of the class \`${decl.name.text}\``;
    cx.error('WrongFamily', message, family.span, { help: 'declare it outside of the class' });
  }
  decl.familyDefaults.forEach(({ family, span }, i) => {
    const first = decl.familyDefaults.findIndex((other) => other.family.name === family.name);
    if (first === i) return;
    cx.error('DuplicateDefinition', `\`${family.name.text}\` has two defaults`, span, {
      labels: [{ span: decl.familyDefaults[first].span, text: 'first here' }],
    });
  });
}

/** No implicit parameter is known where a superclass or an instance is needed. `of`: `a class`, `an instance`. */
export function checkNoImplicits(cx: ModuleContext, context: readonly Type[], of: string, span: Span): void {
  const implicit = context.map(repr).find((constraint) => constraint.kind === 'implicit');
  if (implicit === undefined) return;
  cx.error('MisplacedImplicit', `${of} cannot have the implicit parameter \`${showType(implicit)}\` in its context`, span);
}
