/** Do two instances, or two family equations, contradict each other? */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { FamilyEquation, Instance } from './type.ts';

export function clashOfInstances(_instance: Instance, _others: readonly Instance[]): Diagnostic | null {
  throw new Error('not yet');
}

export function clashOfEquations(_equation: FamilyEquation, _others: readonly FamilyEquation[]): Diagnostic | null {
  throw new Error('not yet');
}
