/**
 * JavaScript values that Haskell holds, in a snapshot: plain ones are written, the others must have names on both sides (`permanents`), as Lua's Pluto and Eris
 * have it.
 */
import { CoreError } from './format.ts';

/** Values by the names under which snapshots know them. */
export type Permanents = Readonly<Record<string, unknown>>;

export const valueKinds = ['permanent', 'undefined', 'null', 'boolean', 'number', 'bigint', 'string'] as const;

export interface SavedValue {
  readonly slot: number;
  readonly kind: (typeof valueKinds)[number];
  /** permanent: its name; else the value as text */
  readonly text: string;
}

/** What can be saved, and what cannot: types with their counts, as in `2 × Map`. */
export function saveValues(values: ReadonlyMap<number, unknown>, permanents: Permanents): { readonly saved: SavedValue[]; readonly nameless: string[] } {
  const names = new Map(Object.entries(permanents).map(([name, value]) => [value, name]));
  const saved: SavedValue[] = [];
  const counts = new Map<string, number>();
  for (const [slot, value] of values) {
    const name = names.get(value);
    const plain = name === undefined ? plainValue(value) : { kind: 'permanent' as const, text: name };
    if (plain !== null) saved.push({ slot, ...plain });
    else counts.set(typeName(value), (counts.get(typeName(value)) ?? 0) + 1);
  }
  return { saved, nameless: [...counts].map(([type, count]) => (count === 1 ? type : `${count} × ${type}`)) };
}

function plainValue(value: unknown): Omit<SavedValue, 'slot'> | null {
  if (value === null) return { kind: 'null', text: '' };
  switch (typeof value) {
    case 'undefined':
      return { kind: 'undefined', text: '' };
    case 'number':
      return { kind: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
    case 'boolean':
    case 'bigint':
    case 'string':
      return { kind: typeof value as 'boolean' | 'bigint' | 'string', text: String(value) };
    default:
      return null;
  }
}

/** A plain value again. Throws CoreError for text that is none. */
export function decodeValue({ kind, text }: Omit<SavedValue, 'slot'>): unknown {
  switch (kind) {
    case 'undefined':
      return undefined;
    case 'null':
      return null;
    case 'boolean':
      return text === 'true';
    case 'number':
      return Number(text);
    case 'string':
      return text;
    case 'bigint':
      if (!/^-?\d+$/.test(text)) throw new CoreError(`\`${text}\` is no whole number`);
      return BigInt(text);
    case 'permanent':
      throw new CoreError(`host value \`${text}\` is known by its name alone`);
  }
}

/** The values by slot. Throws CoreError, naming those that `permanents` lacks. */
export function restoreValues(saved: readonly SavedValue[], permanents: Permanents): Map<number, unknown> {
  const missing = saved.filter(({ kind, text }) => kind === 'permanent' && !Object.hasOwn(permanents, text)).map(({ text }) => `\`${text}\``);
  if (missing.length > 0) throw new CoreError(`Haskell holds host values that \`permanents\` does not name: ${[...new Set(missing)].join(', ')}`);
  return new Map(saved.map((value) => [value.slot, value.kind === 'permanent' ? permanents[value.text] : decodeValue(value)]));
}

/** How people call a value's type: `function fetch`, `Map`, `string`. */
export function typeName(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value !== 'function') return value === null ? 'null' : typeof value;
    return value.name === '' ? 'function' : `function ${value.name}`;
  }
  const maker: unknown = value.constructor;
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'object';
}
