/** The words for why a type was expected. */
import type { Reason } from './why.ts';

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `first`, `second` … of an index from 0. */
function ordinal(index: number): string {
  return ordinals[index] ?? `${index + 1}th`;
}

export function plural(count: number, word: string): string {
  return count === 1 ? `one ${word}` : `${count} ${word}s`;
}

/** What the place of the mismatch is, as the subject of a sentence. */
export function subject(reason: Reason): string {
  switch (reason.reason) {
    case 'functionArgument':
      return reason.name === null ? `the ${ordinal(reason.index)} argument of this function` : `the ${ordinal(reason.index)} argument of \`${reason.name}\``;
    case 'call':
      return reason.name === null ? 'this function' : `\`${reason.name}\``;
    case 'operand':
      return `the ${reason.side} operand of \`${reason.operator}\``;
    case 'result':
      return reason.name === null ? 'the result of this call' : `the result of \`${reason.name}\``;
    case 'ifCondition':
      return 'the condition of this `if`';
    case 'ifBranch':
      return `the \`${reason.branch}\` branch of this \`if\``;
    case 'caseBranch':
      return `the ${ordinal(reason.index)} branch of this \`case\``;
    case 'rightHandSide':
      return reason.name === null ? 'this right-hand side' : `the right-hand side of \`${reason.name}\``;
    case 'listItem':
      return `the ${ordinal(reason.index)} item of this list`;
    case 'tupleItem':
      return `the ${ordinal(reason.index)} item of this tuple`;
    case 'pattern':
      return 'this pattern';
    case 'constructorPattern':
      return `this pattern of \`${reason.name}\``;
    case 'signature':
      return reason.name === null ? 'this expression with a signature' : `the definition of \`${reason.name}\``;
    case 'guard':
      return 'this guard';
    case 'statement':
      return 'this statement';
    case 'lastStatement':
      return 'the last statement of this `do`';
    case 'generator':
      return 'this generator';
    case 'range':
      return 'this range';
    case 'literal':
      return 'this literal';
    case 'recordField':
      return `the field \`${reason.field}\``;
    case 'occurrence':
      return `\`${reason.name}\``;
    case 'lambda':
      return 'this lambda';
    case 'clauses':
      return `the equations of \`${reason.name}\``;
    case 'main':
      return '`main`';
    case 'default':
      return 'the default of this method';
    case 'instance':
      return `the method \`${reason.name}\` of this instance`;
    case 'kind':
      return reason.of === null ? 'this type' : reason.index === null ? `\`${reason.of}\`` : `the ${ordinal(reason.index)} argument of \`${reason.of}\``;
    case 'constraint':
      return reason.name === null ? 'this' : `this use of \`${reason.name}\``;
    case 'functionalDependency':
      return `a constraint of the class \`${reason.class}\``;
    case 'other':
      return 'this';
  }
}

/** Where the expectation comes from, when the subject does not say it. */
export function expectation(reason: Reason): string | null {
  switch (reason.reason) {
    case 'ifCondition':
    case 'guard':
      return 'it must be a `Bool`';
    case 'ifBranch':
      return 'both branches must have the same type';
    case 'caseBranch':
      return 'all branches must have the same type';
    case 'listItem':
      return reason.index === 0 ? null : 'all items of a list must have the same type';
    case 'clauses':
      return 'all equations must have the same type';
    case 'functionalDependency':
      return `the functional dependency of \`${reason.class}\` determines the type`;
    default:
      return null;
  }
}
