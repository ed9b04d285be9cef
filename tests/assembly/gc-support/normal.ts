/**
 * Normal form of a pointer in a heap: what is left when indirections are followed and selectors run whose scrutinee is an evaluated constructor.
 * Written once, for any representation of heaps. A selector that depends on itself is LOOP.
 */
export const LOOP = 'loop';
export type Normal<A> = A | null | typeof LOOP;

export interface View<A> {
  /** what an indirection points to; undefined for other closures */
  indirectee(closure: A): A | null | undefined;
  /** what a selector selects from; undefined for other closures */
  scrutinee(closure: A): A | null | undefined;
  /** the field that `selector` selects from `closure`; undefined when that is no constructor with such a field, or when it is empty: only these tests make such */
  selected(selector: A, closure: A): A | undefined;
  /** the same for all pointers to one closure */
  identity(closure: A): unknown;
}

export function normal<A>(view: View<A>, start: A | null): Normal<A> {
  const busy = new Set<unknown>();
  const waiting: { readonly selector: A; forValue: boolean }[] = [];
  let at = start;
  for (;;) {
    const next = at === null ? undefined : view.indirectee(at);
    if (next !== undefined) {
      at = next;
      continue;
    }
    const scrutinee = at === null ? undefined : view.scrutinee(at);
    if (at !== null && scrutinee !== undefined) {
      if (busy.has(view.identity(at))) return LOOP;
      busy.add(view.identity(at));
      waiting.push({ selector: at, forValue: false });
      at = scrutinee;
      continue;
    }
    // `at` is no selector, or one that cannot be run: it is the value of those that wait for a value.
    for (;;) {
      const top = waiting.at(-1);
      if (top === undefined) return at;
      if (!top.forValue) {
        const field = at === null ? undefined : view.selected(top.selector, at);
        if (field !== undefined) {
          top.forValue = true;
          at = field;
          break;
        }
        at = top.selector;
      }
      busy.delete(view.identity(top.selector));
      waiting.pop();
    }
  }
}
