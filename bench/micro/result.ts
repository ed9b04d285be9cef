/** One number of a benchmark, and the goal it is held to. */

export interface MicroResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  /** null when there is no goal */
  readonly met: boolean | null;
}

export const atMost = (name: string, value: number, unit: string, limit: number): MicroResult => ({
  name,
  value,
  unit,
  goal: `<= ${limit} ${unit}`,
  met: value <= limit,
});

export const atLeast = (name: string, value: number, unit: string, limit: number): MicroResult => ({
  name,
  value,
  unit,
  goal: `>= ${limit} ${unit}`,
  met: value >= limit,
});

export const plainly = (name: string, value: number, unit: string): MicroResult => ({ name, value, unit, goal: '', met: null });

/** One group after the other; what fails is told and left out. */
export async function measureAll(groups: readonly (() => MicroResult[] | Promise<MicroResult[]>)[]): Promise<MicroResult[]> {
  const results: MicroResult[] = [];
  for (const measure of groups) {
    try {
      results.push(...(await measure()));
    } catch (error) {
      results.push({ name: `${measure.name} failed: ${(error as Error).message}`, value: Number.NaN, unit: '', goal: '', met: false });
    }
  }
  return results;
}
