/** Headers that come with GHC, which programs and generated parsers include: what they say of the machine, said of this one. */

/** In bytes; what is aligned is aligned to its size. */
const sizes = { CHAR: 4, INT: 8, WORD: 8, DOUBLE: 8, FLOAT: 4, PTR: 8, FUNPTR: 8, STABLEPTR: 8 };

function machineSizes(): string {
  const named = [...Object.entries(sizes).map(([name, size]) => [`HS${name}`, size] as const), ...[8, 16, 32, 64].flatMap(sizedWords)];
  const lines = named.flatMap(([name, size]) => [`#define SIZEOF_${name} ${size}`, `#define ALIGNMENT_${name} ${size}`]);
  return [...lines, '#define WORD_SIZE_IN_BITS 64', '#define WORD_SIZE_IN_BITS_FLOAT 64.0', '#define TAG_BITS 3'].join('\n');
}

function sizedWords(bits: number): (readonly [string, number])[] {
  return ['INT', 'WORD'].map((name) => [`${name}${bits}`, bits / 8]);
}

const headers: ReadonlyMap<string, string> = new Map([
  ['MachDeps.h', machineSizes()],
  ...['HsBaseConfig.h', 'ghcconfig.h', 'ghcautoconf.h', 'ghcplatform.h'].map((name) => [name, ''] as const),
]);

/** The text of GHC's header of that name; null when it is none that is known. */
export function ghcHeader(name: string): string | null {
  return headers.get(name) ?? null;
}
