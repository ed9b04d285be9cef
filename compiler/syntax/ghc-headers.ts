/** Headers that come with GHC, which programs and generated parsers include: what they say of the machine, said of this one. */

const sizes = {
  ...{ SIZEOF_HSCHAR: 4, SIZEOF_HSINT: 8, SIZEOF_HSWORD: 8, SIZEOF_HSFLOAT: 4, SIZEOF_HSDOUBLE: 8 },
  ...{ SIZEOF_INT8: 1, SIZEOF_INT16: 2, SIZEOF_INT32: 4, SIZEOF_INT64: 8, SIZEOF_WORD8: 1, SIZEOF_WORD16: 2, SIZEOF_WORD32: 4, SIZEOF_WORD64: 8 },
  WORD_SIZE_IN_BITS: 64,
};

const machDeps = Object.entries(sizes)
  .map(([name, value]) => `#define ${name} ${value}\n`)
  .join('');

const headers: ReadonlyMap<string, string> = new Map([
  ['MachDeps.h', machDeps],
  ['ghcconfig.h', ''],
  ['ghcautoconf.h', ''],
  ['ghcplatform.h', ''],
]);

/** The text of GHC's header of that name; null when it is none that is known. */
export function ghcHeader(name: string): string | null {
  return headers.get(name) ?? null;
}
