/** What `parts` makes of each element, in one list. `flatMap` does the same, but V8 goes through its runtime for every element of the result. */
export function concatMap<T, U>(list: readonly T[], parts: (element: T, index: number) => readonly U[]): U[] {
  const all: U[] = [];
  for (let i = 0; i < list.length; i++) {
    const made = parts(list[i], i);
    for (let j = 0; j < made.length; j++) all.push(made[j]);
  }
  return all;
}

/** As `map`; the same array when nothing changes. */
export function mapShared<T>(list: readonly T[], map: (element: T) => T): readonly T[] {
  let changed: T[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const made = map(list[i]);
    if (made === list[i]) continue;
    changed ??= list.slice();
    changed[i] = made;
  }
  return changed ?? list;
}

/** What each puts around what is inside, the first outermost. */
export function wrapAll<T>(wraps: readonly ((inner: T) => T)[], body: T): T {
  let result = body;
  for (let i = wraps.length - 1; i >= 0; i--) result = wraps[i](result);
  return result;
}
