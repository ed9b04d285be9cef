/** Heads of instances: read, checked, and made known, before anything is checked that may need them. */
import type { Span } from '../base/span.ts';
import { flattenConstraint, splitContext } from '../kinds/constraint.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { classConstraint, repr, spine } from '../types/make.ts';
import { showType } from '../types/print.ts';
import { subst } from '../types/subst.ts';
import type { Class, FamilyEquation, FamilyTyCon, Instance, Type, TyVar } from '../types/type.ts';
import { sameType } from '../types/type-walk.ts';
import { expandSynonyms } from './expand.ts';
import { addEquation, declareDataInstance, declareEquation } from './family.ts';
import { checkInstanceHead } from './instance-check.ts';
import type { ModuleContext } from './module-context.ts';

/** An instance declaration whose head is known. */
export interface DeclaredInstance {
  readonly instance: Instance;
  readonly source: Rn.InstanceDecl;
}

export interface ReadHead {
  readonly vars: readonly TyVar[];
  readonly constraints: readonly Type[];
  readonly class: Class;
  /** synonyms are expanded */
  readonly args: readonly Type[];
}

export interface WrittenHead extends ReadHead {
  /** the arguments with their synonyms */
  readonly written: readonly Type[];
}

/** `forall vars. context => Class args`; null, and reported, when it is something else. */
export function readInstanceHead(cx: ModuleContext, signature: Rn.Signature): WrittenHead | null {
  const { reader, tc } = cx;
  return reader.generalising(() =>
    reader.withoutWildcards(() => {
      const vars = [...reader.quantify(signature.implicit)];
      const constraints: Type[] = [];
      let head = signature.type;
      for (;;) {
        if (head.kind === 'forall') {
          vars.push(...reader.params(head.params));
          head = head.body;
        } else if (head.kind === 'qualified') {
          constraints.push(...reader.context(head.context));
          head = head.body;
        } else break;
      }
      const flat = flattenConstraint(tc, reader.type(head, tc.builtin.constraintKind));
      const found = flat.length === 1 ? classConstraint(flat[0]) : null;
      if (found === null) {
        if (flat.length !== 1 || repr(flat[0]).kind !== 'meta') cx.error('InvalidInstanceHead', 'an instance must be one of a class', head.span);
        return null;
      }
      // a wrong number of arguments has been reported as a wrong kind
      if (found.args.length !== found.class.params.length) return null;
      return { vars, constraints, class: found.class, args: found.args.map((arg) => expandSynonyms(tc, arg)), written: found.args };
    }),
  );
}

/** Makes an instance known; null, and reported, when another one is in the way. */
export function addInstance(cx: ModuleContext, head: ReadHead, overlap: string | null, span: Span): Instance | null {
  const { context, equalities } = splitContext(cx.tc, head.constraints);
  cx.tc.noteOverlappable(head.vars);
  const instance: Instance = {
    class: head.class,
    vars: head.vars,
    context,
    equalities,
    args: head.args,
    dfun: cx.freshGlobal(dfunText(head.class, head.args), span),
    overlap: overlapOf(overlap ?? overlapOfModule(cx)),
    module: cx.rn.name,
    span,
  };
  const clash = cx.tc.globals.addInstance(instance);
  if (clash !== null) {
    cx.tc.report(clash);
    return null;
  }
  cx.instances.push(instance);
  return instance;
}

export function declareInstance(cx: ModuleContext, source: Rn.InstanceDecl): DeclaredInstance | null {
  const before = cx.errorCount();
  const head = readInstanceHead(cx, source.signature);
  if (head === null) return null;
  checkInstanceHead(cx, head, source.signature);
  if (cx.errorCount() > before) return null;
  const instance = addInstance(cx, head, source.overlap, source.signature.span);
  declareFamilies(cx, head, source);
  return instance === null ? null : { instance, source };
}

/** What all instances of a module are that have no pragma of their own. */
function overlapOfModule({ tc }: ModuleContext): string | null {
  const { extensions } = tc.module;
  return extensions.has('IncoherentInstances') ? 'incoherent' : extensions.has('OverlappingInstances') ? 'overlaps' : null;
}

const overlaps = ['overlappable', 'overlapping', 'overlaps', 'incoherent'] as const;

function overlapOf(text: string | null): Instance['overlap'] {
  return overlaps.find((overlap) => overlap === text?.toLowerCase()) ?? 'none';
}

/** `$fOrdMaybe` */
function dfunText(c: Class, args: readonly Type[]): string {
  const heads = args.map((arg) => {
    const { head } = spine(arg);
    return head.kind === 'con' ? head.con.name.text : head.kind === 'fun' ? '->' : '';
  });
  return `$f${c.name.text}${heads.join('')}`;
}

/** Associated families: those given, and the class's defaults for those that are not. */
function declareFamilies(cx: ModuleContext, head: ReadHead, source: Rn.InstanceDecl): void {
  const given = new Set<Name>();
  for (const family of source.families) {
    const ref = family.kind === 'typeInstance' ? family.equation.family : family.family;
    given.add(ref.name);
    if (!head.class.families.some((own) => own.name === ref.name)) {
      cx.error('WrongFamily', `\`${ref.name.text}\` is not an associated type of the class \`${head.class.name.text}\``, ref.span);
    } else if (family.kind === 'typeInstance') {
      const equation = declareEquation(cx, family.equation, head.vars);
      if (equation !== null) checkIndices(cx, head, equation.family, equation.args, family.equation.span);
    } else {
      const made = declareDataInstance(cx, family, head.vars)?.instanceOf;
      if (made) checkIndices(cx, head, made.family, made.args, family.span);
    }
  }
  addFamilyDefaults(cx, head, given, source.span);
}

/** Where an associated family has the class's parameters, its instances have the instance's types. */
function checkIndices(cx: ModuleContext, { class: c, args: expected }: ReadHead, family: FamilyTyCon, args: readonly Type[], span: Span): void {
  const renaming = new Map<TyVar, TyVar>();
  for (const [i, param] of family.params.entries()) {
    const at = c.params.findIndex((p) => p.name === param.name);
    if (at < 0 || i >= args.length || sameType(args[i], expected[at], renaming)) continue;
    const [wanted, found] = [expected[at], args[i]].map((type) => showType(type));
    cx.error('WrongFamily', `\`${family.name.text}\` must be given for \`${wanted}\` here, as the instance is, not for \`${found}\``, span);
    return;
  }
}

/** The class's default equations at an instance, except for `given`. */
export function addFamilyDefaults(cx: ModuleContext, { class: c, args, vars }: ReadHead, given: ReadonlySet<Name>, span: Span): void {
  for (const equation of c.familyDefaults) {
    if (given.has(equation.family.name)) continue;
    const instantiated: FamilyEquation = {
      family: equation.family,
      vars: [...vars, ...equation.vars],
      args: equation.args.map((arg) => subst(c.params, args, arg)),
      right: subst(c.params, args, equation.right),
      span,
    };
    addEquation(cx, instantiated);
  }
}
