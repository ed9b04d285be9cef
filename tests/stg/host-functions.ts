/** The host functions that programs under tests/stg/host call, for the reference evaluator and for the machine. */

interface Box {
  value: number;
}

export const hostFunctions = {
  'test.double': (n: number | bigint): bigint => BigInt(n) * 2n,
  'test.half': (d: number): number => d / 2,
  'test.next': (c: number): number => c + 1,
  'test.shout': (text: string, times: number | bigint): string => text.toUpperCase() + '!'.repeat(Number(times)),
  'test.reverse': (bytes: Uint8Array): Uint8Array => bytes.slice().reverse(),
  'test.makeBox': (n: number | bigint): Box => ({ value: Number(n) }),
  'test.lookInBox': (box: Box): number => box.value,
  'test.putInBox': (box: Box, n: number | bigint): void => {
    box.value = Number(n);
  },
  'test.later': async (n: number | bigint): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    return Number(n) + 1;
  },
  'test.fail': (): void => {
    throw new Error('the host failed');
  },
  'test.failLater': async (): Promise<void> => {
    throw new Error('the host failed later');
  },
};
