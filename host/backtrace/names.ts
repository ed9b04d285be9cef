/**
 * Names as the author wrote them: what the compiler put around a name, or made up, is taken off again. Data keeps the names of the tables.
 */

const INSTANCE = 'instance ';

/** Is it the name of an instance rather than of a function? */
export function isInstanceName(name: string): boolean {
  return name.startsWith(INSTANCE);
}

export interface AuthorName {
  /** '' when the compiler made it up */
  readonly name: string;
  /** the module a global name is qualified with; '' for local ones */
  readonly module: string;
}

const QUALIFIED = /^((?:[A-Z][\w']*\.)+)(.+)$/;
/** Names of what had none: arguments, scrutinees, lambdas, what was floated out or made by a transformation. */
const INVENTED = /^(?:sat|lvl|arg|eta|ds|field|match|poly|fail|scrut|lam|\w+_[fr])(?:_\d+)?$|^\$_/;
/** Worker, specialisation, function floated out, and the number that keeps local names apart. */
const SUFFIX = /(_w|_s\d+|_f\d*|_\d+)$/;

/** `Main.$wgo_1` → `go` of `Main`; `GHC.Show.$cshow$fShowInt` → `show` of `GHC.Show`. */
export function authorName(raw: string): AuthorName {
  const qualified = QUALIFIED.exec(raw);
  const module = qualified === null ? '' : qualified[1].slice(0, -1);
  return { name: plainName(qualified === null ? raw : qualified[2]), module };
}

function plainName(local: string): string {
  if (INVENTED.test(local)) return '';
  let name = local;
  while (SUFFIX.test(name) && name.replace(SUFFIX, '') !== '') name = name.replace(SUFFIX, '');
  const method = /^\$(?:c|dm)(.+?)(?:\$f.*)?$/.exec(name);
  if (method !== null) return method[1];
  const dictionary = /^\$(?:f|d)([A-Z].*)$/.exec(name);
  if (dictionary !== null) return `${INSTANCE}${dictionary[1]}`;
  return name.replace(/^\$[ws]?(?=[\w(])/, '');
}
