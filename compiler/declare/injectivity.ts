/** TypeFamilyDependencies: equations of a family must keep what its injectivity annotation promises, that the result determines some of the arguments. */
import { compatible } from '../types/apart.ts';
import { applyType, conType, headCon, isTypeFamily, repr, spine, writtenArity } from '../types/make.ts';
import { showType } from '../types/print.ts';
import type { FamilyEquation, Type, TyVar } from '../types/type.ts';
import type { ModuleContext } from './module-context.ts';

/** Checks an equation by itself, and against the others of its family. */
export function checkInjectivity(cx: ModuleContext, equation: FamilyEquation, others: readonly FamilyEquation[]): void {
  const { injective } = equation.family;
  if (injective === undefined) return;
  const problem = ownProblem(equation, injective) ?? clashProblem(equation, others, injective);
  if (problem === null) return;
  const message = `this equation of \`${equation.family.name.text}\` breaks the injectivity that the family promises`;
  cx.error('Injectivity', message, equation.span, { note: problem });
}

function ownProblem({ family, args, right }: FamilyEquation, injective: readonly boolean[]): string | null {
  const result = repr(right);
  const promised = args.filter((_, i) => injective[i]);
  if (result.kind === 'var') {
    const pattern = promised.find((arg) => repr(arg).kind !== 'var');
    return pattern === undefined ? null : `its right side is a variable, while \`${showType(pattern)}\` on its left is none`;
  }
  const con = headCon(result);
  if (con !== null && isTypeFamily(con) && con.arity === spine(result).args.length)
    return `its right side is the type family application \`${showType(result)}\``;
  const told = determinedBy(right, new Set());
  const lost = promised.flatMap((arg) => [...determinedBy(arg, new Set())]).find((v) => !told.has(v));
  return lost === undefined ? null : `the result of \`${family.name.text}\` does not determine \`${lost.name}\``;
}

/** Variables that a type determines: not those only inside arguments of type families, but for injective ones. */
function determinedBy(t: Type, into: Set<TyVar>): Set<TyVar> {
  const type = repr(t);
  if (type.kind === 'var') into.add(type.var);
  else if (type.kind === 'fun') for (const part of [type.arg, type.res]) determinedBy(part, into);
  else if (type.kind === 'app') {
    const { head, args } = spine(type);
    const family = head.kind === 'con' && isTypeFamily(head.con) ? head.con : null;
    determinedBy(head, into);
    args.forEach((arg, i) => {
      if (family === null || i >= writtenArity(family) || family.injective?.[i] === true) determinedBy(arg, into);
    });
  }
  return into;
}

function clashProblem(equation: FamilyEquation, others: readonly FamilyEquation[], injective: readonly boolean[]): string | null {
  const inverse = (e: FamilyEquation): FamilyEquation => {
    const promised = e.args.filter((_, i) => injective[i]);
    return { ...e, args: [e.right], right: applyType(conType(e.family), promised) };
  };
  const clash = others.find((other) => other !== equation && !compatible(inverse(equation), inverse(other)));
  return clash === undefined ? null : `\`${showType(applyType(conType(clash.family), clash.args))}\` gives \`${showType(clash.right)}\`, too`;
}
