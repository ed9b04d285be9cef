/** Shapes of objects: what a written graph says once about all objects with the same keys. */

/** The keys objects have a value for, but for a `kind` that is a text, and that kind. */
export interface Shape {
  readonly index: number;
  readonly kind: string | null;
  readonly keys: readonly string[];
}

export class ShapeTable {
  readonly rows: Shape[] = [];
  /** by kind: all keys in order, and the shape of objects that have them */
  readonly #known = new Map<string | null, { readonly all: readonly string[]; readonly shape: Shape }[]>();

  of(object: Readonly<Record<string, unknown>>): Shape {
    const kind = typeof object.kind === 'string' ? object.kind : null;
    const all = keysOf(object);
    let known = this.#known.get(kind);
    if (known === undefined) {
      known = [];
      this.#known.set(kind, known);
    }
    for (const row of known) if (sameTexts(row.all, all)) return row.shape;
    const shape = this.#find(kind, kind === null ? all : all.filter((key) => key !== 'kind'));
    known.push({ all, shape });
    return shape;
  }

  #find(kind: string | null, keys: readonly string[]): Shape {
    const found = this.rows.find((row) => row.kind === kind && sameTexts(row.keys, keys));
    if (found !== undefined) return found;
    const shape = { index: this.rows.length, kind, keys };
    this.rows.push(shape);
    return shape;
  }
}

/** What is undefined is not there. */
function keysOf(object: Readonly<Record<string, unknown>>): readonly string[] {
  const all = Object.keys(object);
  for (let i = 0; i < all.length; i++) if (object[all[i]] === undefined) return all.filter((key) => object[key] !== undefined);
  return all;
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
