/**
 * What a name looks like in STG text: which are constructors, which need backquotes.
 *
 * Classes are lexical, as in Haskell: a constructor's last component begins with an upper-case letter or a colon, or is one of `[]`, `()`, `(,)`…
 */

export const keywords: ReadonlySet<string> = new Set(['module', 'import', 'data', 'foreign', 'export', 'case', 'of', 'let', 'letrec', 'in', 'join', 'joinrec']);
/** Keywords that begin a top-level declaration. */
export const declarationKeywords: ReadonlySet<string> = new Set(['module', 'import', 'data', 'foreign', 'export']);

/** Names that are literals: the state token, and what floating point cannot write in digits. */
const literalNames: ReadonlySet<string> = new Set(['void#', 'nan#', 'nan##', 'inf#', 'inf##']);

const IDENT = String.raw`[\p{L}_$][\p{L}\p{N}\p{M}_$']*`;
/** Source of a sticky expression that matches one identifier, qualified or not. */
export const IDENTIFIER_PATTERN = `${IDENT}(?:\\.${IDENT})*#*`;

const qualifier = /^(?:\p{Lu}[\p{L}\p{N}_']*\.)*/u;
const constructorStart = /^(?:[\p{Lu}:]|\[\]$|\(,*\)$|\(#)/u;
const plainName = new RegExp(`^${IDENTIFIER_PATTERN}$`, 'u');

/** Is this the name of a data constructor (and not of a variable)? */
export function isConName(name: string): boolean {
  return constructorStart.test(name.replace(qualifier, ''));
}

/** Can the name stand in STG text without backquotes? */
export function isPlainName(name: string): boolean {
  return plainName.test(name) && name !== '_' && !keywords.has(name) && !literalNames.has(name);
}
