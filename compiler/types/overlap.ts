/** Do two instances, or two family equations, contradict each other? */
import { type Diagnostic, label, type More, problem } from '../base/diagnostic.ts';
import { closedShapes, compatible, determined } from './apart.ts';
import { kindsDiffer } from './kind-head.ts';
import { applyType, conApp, conType, repr } from './make.ts';
import { showType } from './print.ts';
import type { FamilyEquation, Instance, Type, TyVar } from './type.ts';

/** An instance with the same head, or against a functional dependency. */
export function clashOfInstances(instance: Instance, others: readonly Instance[]): Diagnostic | null {
  for (const other of others) {
    if (sameHead(instance, other)) {
      const message = `there are two instances \`${instanceText(instance)}\``;
      return problem('DuplicateInstance', instance.span, message, otherPlace(instance, other));
    }
    const broken = instance.class.fundeps.some(({ from, to }) => {
      const pairs = (indices: readonly number[]): [Type, Type][] => indices.map((i) => [instance.args[i], other.args[i]]);
      return !determined(closedShapes, pairs(from), pairs(to));
    });
    if (broken) {
      const message = `the instance \`${instanceText(instance)}\` contradicts a functional dependency of \`${instance.class.name.text}\``;
      return problem('FunctionalDependencyConflict', instance.span, message, otherPlace(instance, other, `given \`${instanceText(other)}\``));
    }
  }
  return null;
}

/** An equation that says something else for the same arguments. */
export function clashOfEquations(equation: FamilyEquation, others: readonly FamilyEquation[]): Diagnostic | null {
  const other = others.find((o) => !compatible(equation, o));
  if (other === undefined) return null;
  const left = (e: FamilyEquation): string => showType(applyType(conType(e.family), e.args));
  return problem('ConflictingFamilyInstances', equation.span, `\`${left(equation)}\` is defined twice, differently`, {
    labels: equation.span.file === other.span.file ? [{ span: other.span, text: `here it is \`${showType(other.right)}\`` }] : [],
    note: `one equation is \`${left(equation)} = ${showType(equation.right)}\`, the other \`${left(other)} = ${showType(other.right)}\``,
  });
}

/** `C args`. */
export function instanceHead({ class: c, args }: Pick<Instance, 'class' | 'args'>): Type {
  return conApp(c.tycon, ...args);
}

export function instanceText(instance: Pick<Instance, 'class' | 'args'>): string {
  return showType(instanceHead(instance));
}

function otherPlace(instance: Instance, other: Instance, text = 'the other one is here'): More {
  if (instance.module === other.module) return label(other.span, text);
  return { note: `the other one is \`${instanceText(other)}\` in module ${other.module}` };
}

/** Equal up to the names of variables. */
function sameHead(a: Instance, b: Instance): boolean {
  const there = new Map<TyVar, TyVar>();
  const back = new Map<TyVar, TyVar>();
  const same = (left: Type, right: Type): boolean => {
    const x = closedShapes.head(repr(left));
    const y = closedShapes.head(repr(right));
    if (x.kind === 'var' && y.kind === 'var') {
      const known = there.get(x.var);
      if (known !== undefined) return known === y.var;
      if (back.has(y.var) || kindsDiffer(x, y)) return false;
      there.set(x.var, y.var);
      back.set(y.var, x.var);
      return true;
    }
    if (x.kind === 'con' && y.kind === 'con') return x.con === y.con;
    if (x.kind === 'fun' && y.kind === 'fun') return same(x.arg, y.arg) && same(x.res, y.res);
    return x.kind === 'app' && y.kind === 'app' && same(x.fun, y.fun) && same(x.arg, y.arg);
  };
  return a.args.every((arg, i) => same(arg, b.args[i]));
}
