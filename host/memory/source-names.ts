/** Names of the tables as the author would write them where he uses them. */

/** Without the module in front: `GHC.Types.:` is `:`, `Main.go` is `go`. */
export function unqualified(name: string): string {
  return name.replace(/^(?:\p{Lu}[\p{L}\p{N}_']*\.)+(?=.)/u, '');
}

/** The module in front of a name; '' when there is none. */
export function qualifier(name: string): string {
  return name.slice(0, Math.max(0, name.length - unqualified(name).length - 1));
}

/** Without the number that keeps the compiler's names apart: `n_1` is `n`. */
export function withoutNumber(name: string): string {
  return name.replace(/_\d+$/, '');
}

/** A name only the compiler gives: dictionaries, temporaries. */
export function isGenerated(name: string): boolean {
  return /^\$|^(ds|sat|wild|lvl|eta|cell|scrutinee|field|other|whole|state|item|tail)(_\d+)?$|^\p{L}[\p{L}\p{N}_']*_r(_\d+)?$|^$/u.test(name);
}

/** An operator, as opposed to a name of letters. */
export function isOperator(name: string): boolean {
  return /^[^\p{L}\p{N}_'"([<$#]+$/u.test(name);
}
